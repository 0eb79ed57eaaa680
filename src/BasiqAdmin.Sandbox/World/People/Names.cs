namespace BasiqAdmin.Sandbox.World.People;

internal static class Names
{
    public static IReadOnlyList<string> Given { get; } =
        ("Amelia Charlotte Olivia Isla Mia Ava Grace Willow Harper Chloe Matilda Ruby Zoe Sienna Evie Ivy Layla Hannah Lucy Ella "
        + "Oliver Noah Jack Henry William Leo Charlie Theodore Thomas Hudson Lachlan Archie Finn Angus Hamish Declan Callum Bodhi Jarrah Banjo "
        + "Priya Anjali Arjun Rohan Mei Wei Xin Linh Minh Thuy Yuki Haruto Jia Amara Kofi Zainab Fatima Omar Yusuf Leila "
        + "Giulia Matteo Sofia Nikos Eleni Dimitri Katarina Ivan Marta Tomasz Siobhan Aoife Rhys Bronwyn Tane Aroha Mele Sione Talia Kirra").Split(' ');

    public static IReadOnlyList<string> Family { get; } =
        ("Smith Jones Williams Brown Wilson Taylor Johnson White Martin Anderson Thompson Walker Harris Ryan Kelly Robinson King Campbell Murphy "
        + "O'Brien O'Connor Fitzgerald McKenzie McDonald Macpherson Lawson Paterson Gilmore Hargraves Whitlock Ashby Pemberton Thornbury Kingsley "
        + "Nguyen Tran Le Pham Chen Wang Li Zhang Liu Singh Patel Kaur Sharma Gupta Khan Ali Hussain Rahman Haddad Khoury Nasser "
        + "Papadopoulos Rossi Russo Esposito Kowalski Novak Petrov Schneider Fischer Andersson Jensen Tuilagi Fonoti Ngata Tamihana Yunupingu "
        + "D'Angelo Vella Camilleri Okafor Mensah Abebe Tesfaye Silva Santos Fernandez Garcia Morales Suzuki Tanaka Kim Park Choi Reyes Cruz").Split(' ');

    public static IReadOnlyList<string> Trades { get; } =
        "Plumbing Landscapes Accounting Electrical Joinery Cafe Bakery Physiotherapy Logistics Roofing Joiners Motors Florists Surveying".Split(' ');

    public static IReadOnlyList<(string Suburb, string State, string Postcode)> Places { get; } =
    [
        ("Manly", "NSW", "2095"), ("Newtown", "NSW", "2042"), ("Dubbo", "NSW", "2830"), ("Fitzroy", "VIC", "3065"),
        ("Geelong", "VIC", "3220"), ("Bendigo", "VIC", "3550"), ("Toowong", "QLD", "4066"), ("Cairns", "QLD", "4870"),
        ("Glenelg", "SA", "5045"), ("Fremantle", "WA", "6160"), ("Broome", "WA", "6725"), ("Hobart", "TAS", "7000"),
        ("Darwin", "NT", "0800"), ("Braddon", "ACT", "2612"),
    ];
}
