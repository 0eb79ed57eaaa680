using System.Globalization;
using BasiqAdmin.Sandbox.World.Seeding;

namespace BasiqAdmin.Sandbox.World.People;

internal static class PersonGenerator
{
    // Reserved by RFC 2606, so that no generated address can belong to somebody.
    private static readonly string[] MailHosts = ["mail.example", "post.example", "inbox.example.com", "bigpond.example", "home.example.net"];

    public static Person Create(int seed, int index)
    {
        var random = SeededRandom.For(seed, index, Salt.Person);
        return index < TestPerson.All.Count ? FromTest(TestPerson.All[index], ref random) : Invent(index, ref random);
    }

    private static Person FromTest(TestPerson test, ref SeededRandom random)
    {
        var person = new Person(
            test.FirstName, "", test.LastName, $"{test.LoginId}@hooli.example", NewMobile(ref random));
        return test.BusinessName is { } name ? person with { Business = NewBusiness(name, ref random) } : person;
    }

    private static Person Invent(int index, ref SeededRandom random)
    {
        var given = random.Pick(Names.Given);
        var family = random.Chance(0.04) ? $"{random.Pick(Names.Family)}-{random.Pick(Names.Family)}" : random.Pick(Names.Family);
        var middle = random.Chance(0.25) ? random.Pick(Names.Given) : "";
        var number = index.ToString(CultureInfo.InvariantCulture);
        var local = $"{given}.{family}{number}".Replace("'", "", StringComparison.Ordinal);
        // Either may be missing, but not both (core.yml: each is mandatory without the other).
        var hasEmail = random.Chance(0.97);
        var person = new Person(
            given, middle, family,
            hasEmail ? $"{Lower(local)}@{random.Pick(MailHosts)}" : "",
            !hasEmail || random.Chance(0.96) ? NewMobile(ref random) : "");
        return random.Chance(0.06)
            ? person with { Business = NewBusiness($"{family} {random.Pick(Names.Trades)} Pty Ltd", ref random) }
            : person;
    }

    private static string NewMobile(ref SeededRandom random) =>
        "+614" + random.Between(0, 100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    private static Business NewBusiness(string name, ref SeededRandom random)
    {
        var (suburb, state, postcode) = random.Pick(Names.Places);
        var street = $"{random.Between(1, 180)} {random.Pick(Names.Family)} Street";
        var number = string.Create(CultureInfo.InvariantCulture, $"{random.Between(10, 99)} {random.Between(100, 999)} {random.Between(100, 999)} {random.Between(100, 999)}");
        return new Business(name, number, "ABN", new BusinessAddress(street, "", suburb, state, postcode, "AUS"), random.Chance(0.8), "12/01/2024");
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Globalization", "CA1308", Justification = "E-mail addresses are written in lower case.")]
    private static string Lower(string text) => text.ToLowerInvariant();
}

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
