namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>The documented test banks and invented ones; no name belongs to a bank that exists.</summary>
internal static class BankNames
{
    public static Bank Hooli { get; } = new("AU00000", "Hooli Bank", "Hooli", "Test Bank", "4", "Australia", MfaHabit.Never);

    public static IReadOnlyList<Bank> Documented { get; } =
    [
        Hooli,
        new("AU00002", "Pied Piper Bank", "Pied Piper", "Test Bank", "4", "Australia", MfaHabit.Always),
        new("AU00003", "Nucleus Bank", "Nucleus", "Test Bank", "4", "Australia", MfaHabit.Sometimes),
        new("AU00004", "HooliGov", "HooliGov", "Government", "4", "Australia", MfaHabit.Never),
    ];

    public static IReadOnlyList<(string Name, string Type)> Invented { get; } =
    [
        ("Bottlebrush Bank", "Bank"), ("Currawong Mutual", "Credit Union"), ("Dingo Direct", "Bank"),
        ("Echidna Everyday Bank", "Bank"), ("Ferntree Bank", "Bank"), ("Galah Financial", "Financial Services"),
        ("Honeyeater Bank", "Bank"), ("Ironbark Super", "Superannuation"), ("Jacaranda Bank", "Bank"),
        ("Karri Credit Union", "Credit Union"), ("Lorikeet Money", "Financial Services"), ("Magpie Mutual", "Credit Union"),
        ("Nullarbor Bank", "Bank"), ("Oyster Cove Savings", "Building Society"), ("Paperbark Bank", "Bank"),
        ("Quokka Bank", "Bank"), ("Rosella Credit Union", "Credit Union"), ("Spinifex Bank", "Bank"),
        ("Tidewater Building Society", "Building Society"), ("Urchin Point Bank", "Bank"), ("Verdigris Mutual", "Credit Union"),
        ("Wallaby Bank", "Bank"), ("Wobbegong Cards", "Financial Services"), ("Yabby Creek Credit Union", "Credit Union"),
        ("Zephyr Retirement Fund", "Superannuation"), ("Cockatoo Card Services", "Financial Services"),
        ("Pukeko Foreshore Bank", "Bank (Foreign)"), ("Saltbush Rural Bank", "Bank"), ("Kelpie Home Loans", "Financial Services"),
        ("Tawny Frogmouth Bank", "Bank"),
    ];
}
