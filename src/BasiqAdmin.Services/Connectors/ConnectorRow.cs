using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>One way into a bank, as lists show it.</summary>
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
