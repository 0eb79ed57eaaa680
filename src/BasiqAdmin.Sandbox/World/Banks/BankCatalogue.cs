using System.Globalization;
using BasiqAdmin.Sandbox.World.Seeding;

namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>All banks and connectors of a seed. The names stay; methods, tiers, speeds and states follow the seed.</summary>
public sealed class BankCatalogue
{
    private readonly Dictionary<(string Id, string Method), Connector> _byKey;

    public BankCatalogue(int seed, bool oneBank)
    {
        Connectors = [.. Documented(), .. Invented(seed)];
        _byKey = Connectors.ToDictionary(connector => (connector.Bank.Id, connector.Method));
        ForCustomers = oneBank ? [Hooli] : [.. Connectors.Where(connector => connector.Method is Method.Web or Method.OpenBanking && !IsDocumented(connector.Bank))];
        ForUploads = [.. Connectors.Where(connector => Method.IsUpload(connector.Method))];
    }

    public IReadOnlyList<Connector> Connectors { get; }

    public IReadOnlyList<Connector> ForCustomers { get; }

    public IReadOnlyList<Connector> ForUploads { get; }

    public Connector Hooli => _byKey[("AU00000", Method.Web)];

    public Connector HooliOpenBanking => _byKey[("AU00000", Method.OpenBanking)];

    public Connector PiedPiper => _byKey[("AU00002", Method.Web)];

    public Connector Nucleus => _byKey[("AU00003", Method.Web)];

    public Connector HooliGov => _byKey[("AU00004", Method.Web)];

    public Connector? Find(string institutionId, string method) => _byKey.GetValueOrDefault((institutionId, method));

    private static bool IsDocumented(Bank bank) => BankNames.Documented.Contains(bank);

    private static IEnumerable<Connector> Documented()
    {
        var quick = new StepDurations(1200, 1500, 2600, 300);
        foreach (var bank in BankNames.Documented)
        {
            var authorization = bank.Mfa switch { MfaHabit.Always => "user-mfa", MfaHabit.Sometimes => "user-mfa-intermittent", _ => "user" };
            yield return new Connector(bank, Method.Web, "live", ConnectorStatus.Operational, TimeSpan.FromDays(90), authorization, quick);
        }

        yield return new Connector(
            BankNames.Hooli, Method.OpenBanking, "live", ConnectorStatus.Operational, TimeSpan.FromDays(90), "token", quick);
    }

    private static IEnumerable<Connector> Invented(int seed)
    {
        var random = SeededRandom.For(seed, 0, Salt.Banks);
        var down = random.Between(0, BankNames.Invented.Count);
        for (var i = 0; i < BankNames.Invented.Count; i++)
        {
            var bank = NewBank(i, ref random);
            var status = i == down ? ConnectorStatus.MajorOutage : NewStatus(ref random);
            foreach (var method in i == 0 ? [Method.Web, Method.OpenBanking, Method.Pdf, Method.Csv] : NewMethods(ref random))
            {
                yield return NewConnector(bank, method, Method.IsUpload(method) ? ConnectorStatus.Operational : status, ref random);
            }
        }
    }

    private static Bank NewBank(int index, ref SeededRandom random)
    {
        var (name, type) = BankNames.Invented[index];
        var id = "AU" + (1001 + (index * 100)).ToString("D5", CultureInfo.InvariantCulture);
        var shortName = name.Split(' ')[0];
        var tier = index < 4 ? "1" : random.Pick(["2", "2", "3", "3", "4"]);
        var country = type == "Bank (Foreign)" ? "New Zealand" : "Australia";
        return new Bank(id, name, shortName, type, tier, country, random.Chance(0.15) ? MfaHabit.Sometimes : MfaHabit.Never);
    }

    private static string NewStatus(ref SeededRandom random) => random.Between(0, 20) switch
    {
        0 => ConnectorStatus.DegradedPerformance,
        1 => ConnectorStatus.PartialOutage,
        2 => ConnectorStatus.UnderMaintenance,
        _ => ConnectorStatus.Operational,
    };

    private static string[] NewMethods(ref SeededRandom random) => random.Between(0, 10) switch
    {
        0 or 1 => [Method.Web],
        2 or 3 or 4 => [Method.OpenBanking],
        5 => [Method.Web, Method.OpenBanking, Method.Pdf, Method.Csv],
        6 => [Method.OpenBanking, Method.Pdf],
        _ => [Method.Web, Method.OpenBanking],
    };

    private static Connector NewConnector(Bank bank, string method, string status, ref SeededRandom random)
    {
        var stage = random.Between(0, 20) switch { 0 => "alpha", 1 or 2 => "beta", _ => "live" };
        var age = status == ConnectorStatus.MajorOutage
            ? TimeSpan.FromMinutes(random.Between(200, 600))
            : TimeSpan.FromMinutes(random.Between(60, 20_000));
        var authorization = method switch
        {
            Method.OpenBanking => "token",
            Method.Web => bank.Mfa == MfaHabit.Sometimes ? "user-mfa-intermittent" : "user",
            _ => "other",
        };
        var durations = random.Chance(0.06)
            ? null
            : new StepDurations(random.Between(1200, 6000), random.Between(1500, 6000), random.Between(3000, 18000), random.Between(200, 900));
        return new Connector(bank, method, stage, status, age, authorization, durations);
    }
}

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
