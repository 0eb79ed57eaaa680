using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Names a connector: an institution by one method. A bank's two connectors fail apart from each other.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="Method">How it is connected.</param>
public readonly record struct ConnectorId(InstitutionId InstitutionId, ConnectionMethod Method)
{
    /// <summary>How <see cref="KeyOf"/> ends while the method is not known.</summary>
    internal static readonly string UnknownMethod = $"/{default(ConnectionMethod).Value}";

    /// <summary>Both in one word, as cases store it; empty where the bank is not known.</summary>
    internal static string KeyOf(InstitutionId? institution, ConnectionMethod method) => institution is { } id ? $"{id.Value}/{method.Value}" : "";

    /// <summary>The bank of a <paramref name="key"/> that is not empty.</summary>
    internal static InstitutionId BankOf(string key) => InstitutionId.Parse(key[..key.IndexOf('/', StringComparison.Ordinal)]);
}

/// <summary>One connector, as lists show it.</summary>
/// <param name="Connector">What Basiq says about it now.</param>
/// <param name="SinceAt">Since when it has been seen in its status without a gap, UTC; null where that is not known.</param>
/// <param name="History">What was seen of it on the days that were asked for.</param>
/// <param name="LastDay">Our jobs of the last 24 hours.</param>
/// <param name="LastWeek">Our jobs of the last 7 days.</param>
/// <param name="Connections">Our connections that are not deleted.</param>
/// <param name="Cases">Our cases of failed jobs.</param>
public sealed record ConnectorRow(
    Connector Connector,
    DateTimeOffset? SinceAt,
    HealthHistory History,
    SuccessRate LastDay,
    SuccessRate LastWeek,
    int Connections,
    CaseCounts Cases)
{
    // Fewer jobs tell too little: one bad evening of one customer.
    private const int FewestJobs = 5;
    private const double MostThatFail = 0.5;

    /// <summary>Our jobs of the last 14 days in stretches of 24 hours up to now, the oldest first; empty where there was none.</summary>
    public IReadOnlyList<SuccessRate> Days { get; init; } = [];

    /// <summary>By how much the share of the last 24 hours is above that of the 24 hours before, -1 to 1; null without jobs in both.</summary>
    public double? DayChange => Days is [.., var before, _] ? LastDay.Share - before.Share : null;

    /// <summary>By how much the share of the last 7 days is above that of the 7 days before, -1 to 1; null where one of them has too few jobs to tell.</summary>
    public double? WeekChange => IsEnough(LastWeek) && IsEnough(WeekBefore) ? LastWeek.Share - WeekBefore.Share : null;

    private SuccessRate WeekBefore => SuccessRate.Sum(Days.SkipLast(7));

    /// <summary>How many users trouble here concerns; 0 where there is none.</summary>
    public int Impact => IsInTrouble ? Cases.UsersAffected : 0;

    /// <summary>
    /// Our own jobs mostly fail here while Basiq calls the connector well: of at least five in the last 24 hours, or else in the last 7 days, half or more
    /// failed, the customers' own errors left out.
    /// </summary>
    public bool FailsUnannounced => !StatusRank.IsTrouble(Connector.Status) && Judged.Share <= 1 - MostThatFail;

    /// <summary>Basiq says that the connector works badly or not at all, or our own jobs show it.</summary>
    public bool IsInTrouble => StatusRank.IsTrouble(Connector.Status) || FailsUnannounced;

    /// <summary>The jobs that this is judged by; those of the last 24 hours where there are enough.</summary>
    public SuccessRate Judged => IsEnough(LastDay) ? LastDay : IsEnough(LastWeek) ? LastWeek : SuccessRate.None;

    /// <summary>Bank and method in one word.</summary>
    public string Key => $"{Connector.Id.Value}/{Connector.Method.Value}";

    private static bool IsEnough(SuccessRate rate) => rate.Succeeded + rate.Failed >= FewestJobs;
}

/// <summary>What the list of connectors is narrowed to; what is null does not narrow.</summary>
/// <param name="Text">Only banks whose name or id contains it.</param>
/// <param name="Status">Only in this status.</param>
/// <param name="Method">Only by this method.</param>
/// <param name="Stage">Only in this stage.</param>
/// <param name="InTrouble">Only those that work badly or not at all, by Basiq's word or by our own jobs.</param>
/// <param name="InUse">Only those that one of our connections hangs on.</param>
public sealed record ConnectorFilter(string? Text = null, ConnectorStatus? Status = null, ConnectionMethod? Method = null, ConnectorStage? Stage = null, bool InTrouble = false, bool InUse = false);

/// <summary>How the banks are, counted by connector.</summary>
/// <param name="ByStatus">Connectors by status.</param>
/// <param name="Methods">The methods that occur.</param>
/// <param name="Stages">The stages that occur.</param>
/// <param name="Banks">Banks, each counted once however many connectors it has.</param>
/// <param name="LookedAt">The newest look at the banks, UTC; null before the first.</param>
/// <param name="IsCurrent">That look is recent enough to say how the banks are now.</param>
public sealed record ConnectorCounts(
    IReadOnlyDictionary<ConnectorStatus, int> ByStatus,
    IReadOnlyList<ConnectionMethod> Methods,
    IReadOnlyList<ConnectorStage> Stages,
    int Banks,
    DateTimeOffset? LookedAt,
    bool IsCurrent)
{
    /// <summary>The rows of Basiq's list that could not be read, or only in part.</summary>
    public IReadOnlyList<OddRow> Odd { get; init; } = [];

    /// <summary>All connectors.</summary>
    public int All => ByStatus.Values.Sum();

    /// <summary>Those that work badly or not at all, by Basiq's word or by our own jobs: <see cref="ConnectorRow.IsInTrouble"/>.</summary>
    public required int InTrouble { get; init; }

    /// <summary>Those that do not work.</summary>
    public int Down => ByStatus.GetValueOrDefault(ConnectorStatus.MajorOutage);
}

/// <summary>What hangs on each connector and how our jobs went there.</summary>
/// <param name="Connections">Connections that are not deleted.</param>
/// <param name="Cases">Cases of failed jobs that are not resolved.</param>
public sealed record ConnectorFigures(
    IReadOnlyDictionary<ConnectorId, int> Connections,
    IReadOnlyDictionary<ConnectorId, CaseCounts> Cases)
{
    /// <summary>Our jobs of the last 14 days in stretches of 24 hours up to now, the oldest first.</summary>
    public IReadOnlyDictionary<ConnectorId, SuccessRate[]> Days { get; init; } = new Dictionary<ConnectorId, SuccessRate[]>();

    /// <summary>How long a successful job usually takes at a bank.</summary>
    public IReadOnlyDictionary<InstitutionId, TimeSpan> UsualTimes { get; init; } = new Dictionary<InstitutionId, TimeSpan>();
}

/// <summary>An affected connection: its last job failed and nobody has put that right yet.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Method">How it reaches the bank.</param>
/// <param name="CaseNumber">The open case.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Failures">Failed jobs in a row.</param>
/// <param name="FirstFailedAt">When the first of them was made, UTC.</param>
public sealed record AffectedConnection(UserId UserId, ConnectionId ConnectionId, ConnectionMethod Method, long CaseNumber, Cause Cause, ActionOwner Owner, int Failures, DateTimeOffset FirstFailedAt)
{
    /// <summary>The user's masked name; null where none is known.</summary>
    public string? MaskedName { get; init; }
}

/// <summary>A bank with all its connectors.</summary>
/// <param name="Id">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ways">Its connectors, the one that most connections use first.</param>
/// <param name="Affected">The connections with an unresolved case, those that the bank keeps from their data and the longest first, at most <see cref="MostAffected"/>.</param>
/// <param name="AffectedCount">How many there are.</param>
/// <param name="LookedAt">The newest look at the banks, UTC; null before the first.</param>
/// <param name="IsCurrent">That look is recent enough to say how the bank is now.</param>
public sealed record BankHealth(
    InstitutionId Id,
    string Name,
    IReadOnlyList<ConnectorDetails> Ways,
    IReadOnlyList<AffectedConnection> Affected,
    int AffectedCount,
    DateTimeOffset? LookedAt,
    bool IsCurrent)
{
    /// <summary>How many users have an unresolved case here that the customer cannot clear, through whichever way.</summary>
    public int UsersAffected { get; init; }

    /// <summary>The most connections that are listed on the bank's page.</summary>
    public const int MostAffected = 10;
}

/// <summary>One connector on the bank's own page.</summary>
/// <param name="Row">What lists show; its history is the shorter one.</param>
/// <param name="Longer">The history of the larger number of days.</param>
/// <param name="Incidents">The incidents of those days, newest first, at most <see cref="MostIncidents"/>.</param>
/// <param name="IncidentCount">How many there are.</param>
public sealed record ConnectorDetails(ConnectorRow Row, HealthHistory Longer, IReadOnlyList<BankIncident> Incidents, int IncidentCount)
{
    /// <summary>How each step of our jobs went on the days of the shorter history; empty without jobs.</summary>
    public IReadOnlyList<StepSuccess> Steps { get; init; } = [];

    /// <summary>The most incidents that are told in full.</summary>
    public const int MostIncidents = 20;
}

/// <summary>An incident with what it did to us.</summary>
/// <param name="Incident">When and how bad.</param>
/// <param name="FailedJobs">Our jobs made in that time that failed, the customers' own errors excluded.</param>
/// <param name="Jobs">All our jobs made in that time.</param>
public sealed record BankIncident(Incident Incident, int FailedJobs, int Jobs);

/// <summary>A major outage that lasts, or has ended lately.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Method">Its method.</param>
/// <param name="FromAt">When it was first seen, UTC.</param>
/// <param name="ToAt">When it was last seen or seen to be over, UTC; null while nothing better has been seen since.</param>
public sealed record OutageNews(InstitutionId InstitutionId, string BankName, ConnectionMethod Method, DateTimeOffset FromAt, DateTimeOffset? ToAt);

/// <summary>What customers may be called where a bank's page names them. The user directory gives it; it knows the banks, so they cannot know it.</summary>
internal interface ICustomerNames
{
    /// <summary>The masked name of each of <paramref name="users"/>; null of whom nothing is known.</summary>
    Task<IReadOnlyDictionary<UserId, string?>> ReadAsync(AdminContext context, IEnumerable<UserId> users, CancellationToken cancellationToken);
}
