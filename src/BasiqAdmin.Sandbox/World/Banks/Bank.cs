namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>An institution. <paramref name="Mfa"/> says whether a web login there is challenged for a second factor.</summary>
public sealed record Bank(string Id, string Name, string ShortName, string Type, string Tier, string Country, MfaHabit Mfa);

/// <summary>
/// A way to reach a bank. <paramref name="Durations"/> is null when Basiq does not know them;
/// <paramref name="StatusAge"/> is how long before the start of the world the status began.
/// </summary>
public sealed record Connector(
    Bank Bank, string Method, string Stage, string Status, TimeSpan StatusAge, string Authorization, StepDurations? Durations)
{
    public static StepDurations UnknownDurations { get; } = new(3500, 3000, 9000, 500);
}

/// <summary>Connector states as the filter text of GET /connectors names them.</summary>
public static class ConnectorStatus
{
    public const string Operational = "operational";
    public const string DegradedPerformance = "degraded-performance";
    public const string PartialOutage = "partial-outage";
    public const string MajorOutage = "major-outage";
    public const string UnderMaintenance = "under-maintenance";

    public static IReadOnlyList<string> All { get; } =
        [Operational, DegradedPerformance, PartialOutage, MajorOutage, UnderMaintenance];
}

/// <summary>Connector methods in the spelling of lists; single connections and filters write <c>open-banking</c>.</summary>
public static class Method
{
    public const string Web = "web";
    public const string OpenBanking = "openbanking";
    public const string Pdf = "pdf";
    public const string Csv = "csv";

    public static string Hyphenated(string method) => method == OpenBanking ? "open-banking" : method;

    public static string Plain(string method) => method == "open-banking" ? OpenBanking : method;

    public static bool IsUpload(string method) => method is Pdf or Csv;
}

public enum MfaHabit
{
    Never,
    Sometimes,
    Always,
}

/// <summary>Average times of a connector's job steps in milliseconds.</summary>
public sealed record StepDurations(int VerifyCredentials, int RetrieveAccounts, int RetrieveTransactions, int RetrieveMeta)
{
    public int Total => VerifyCredentials + RetrieveAccounts + RetrieveTransactions + RetrieveMeta;
}
