using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Services.Insights;

/// <summary>A number of the period beside that of the one before.</summary>
/// <param name="Now">In the period.</param>
/// <param name="Before">In the one before, up to the same hour of its last day where today is in the period; null when nobody knows all of both.</param>
public sealed record Compared(int Now, int? Before)
{
    /// <summary>By how much it grew; null without anything to compare with.</summary>
    public int? Change => Now - Before;
}

/// <summary>How failures and cases went in a period, against the one of equal length before.</summary>
/// <param name="Period">The period, brought to what can be asked for.</param>
/// <param name="Failures">Jobs that failed.</param>
/// <param name="Jobs">Jobs that ended, well or not.</param>
/// <param name="ByOwner">Failures by who must act, in the inbox's order; those that nobody has judged are in <paramref name="Failures"/> only.</param>
/// <param name="ByCause">Failures by cause, most first.</param>
/// <param name="Banks">Failures by bank and cause, the bank with most first, at most <see cref="MostBanks"/>.</param>
/// <param name="OtherBanks">Failures at all other banks.</param>
/// <param name="ByDay">Each day, oldest first.</param>
/// <param name="DaysBefore">All failures of each day of the period before, oldest first; null when nobody read that day.</param>
/// <param name="Closing">How long cases took.</param>
/// <param name="People">Who closed cases in the period or has open ones; nobody's own line comes last.</param>
/// <param name="LeastReliable">The banks where the smallest share of our jobs succeeds, at most <see cref="MostUnreliable"/>.</param>
public sealed record InsightsReport(
    InsightsPeriod Period,
    Compared Failures,
    Compared Jobs,
    IReadOnlyList<OwnerInsight> ByOwner,
    IReadOnlyList<CauseInsight> ByCause,
    IReadOnlyList<BankInsight> Banks,
    int OtherBanks,
    IReadOnlyList<InsightDay> ByDay,
    IReadOnlyList<int?> DaysBefore,
    ClosingInsight Closing,
    IReadOnlyList<PersonInsight> People,
    IReadOnlyList<BankReliability> LeastReliable)
{
    /// <summary>The most banks in the table of banks and causes.</summary>
    public const int MostBanks = 20;

    /// <summary>The most banks among the least reliable.</summary>
    public const int MostUnreliable = 10;

    /// <summary>The first day of which anything can be known, UTC.</summary>
    public required DateOnly KnownFrom { get; init; }

    /// <summary>Whether all days of both periods are known, so that they can be compared.</summary>
    public required bool IsComparable { get; init; }
}

/// <summary>Where a number leads.</summary>
/// <param name="Open">The open cases of its kind in the inbox: what is left to do.</param>
/// <param name="Jobs">Exactly the failed jobs that it counts; null where it counts no jobs.</param>
public sealed record InsightLink(CaseFilter Open, JobFilter? Jobs);

/// <summary>Failures by who must act.</summary>
public sealed record OwnerInsight(ActionOwner Owner, Compared Failures, InsightLink Link);

/// <summary>Failures with one cause.</summary>
/// <param name="Owner">Who must act.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Failures">How many.</param>
/// <param name="Link">Where they are.</param>
public sealed record CauseInsight(ActionOwner Owner, Cause Cause, string Title, Compared Failures, InsightLink Link);

/// <summary>One bank's row in the table of banks and causes.</summary>
/// <param name="Id">The bank; null for jobs that name none, which no list can be narrowed to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Failures">All of them.</param>
/// <param name="Link">Where they are; null without a bank.</param>
/// <param name="ByCause">By cause, most first.</param>
public sealed record BankInsight(InstitutionId? Id, string Name, Compared Failures, InsightLink? Link, IReadOnlyList<BankCauseInsight> ByCause);

/// <summary>One cell of the table of banks and causes.</summary>
public sealed record BankCauseInsight(Cause Cause, Compared Failures, InsightLink? Link);

/// <summary>One day. What nobody read is no zero.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Failures">Failed jobs by who must act; null when nobody read the jobs of that day.</param>
/// <param name="Opened">Cases opened; null when the app did not run.</param>
/// <param name="Resolved">Cases that ended; null when the app did not run.</param>
public sealed record InsightDay(DateOnly Day, IReadOnlyDictionary<ActionOwner, int>? Failures, int? Opened, int? Resolved)
{
    /// <summary>All failed jobs; null when nobody read them.</summary>
    public int? AllFailures => Failures?.Values.Sum();
}

/// <summary>How long cases took and wait.</summary>
/// <param name="Resolved">Cases that ended.</param>
/// <param name="Median">Half of them took no longer than this from their first failure; null when none ended.</param>
/// <param name="MedianBefore">The same of the period before; null when none ended, or when the two cannot be compared.</param>
/// <param name="Open">Cases that are open now.</param>
/// <param name="Unassigned">Those of them that nobody looks after.</param>
/// <param name="OldestAt">When the first job of the oldest open one failed, UTC; null without any.</param>
public sealed record ClosingInsight(Compared Resolved, TimeSpan? Median, TimeSpan? MedianBefore, int Open, int Unassigned, DateTimeOffset? OldestAt);

/// <summary>What one person did and has to do.</summary>
/// <param name="Id">Who; <see cref="CaseFilter.Nobody"/> for cases that nobody looks after.</param>
/// <param name="Name">By name; null for nobody.</param>
/// <param name="Open">Open cases that are assigned to them now.</param>
/// <param name="Closed">Cases that they resolved.</param>
/// <param name="Link">The open ones.</param>
public sealed record PersonInsight(string Id, string? Name, int Open, Compared Closed, InsightLink Link);

/// <summary>How our jobs went at a bank; what customers have to put right themselves does not count against it.</summary>
/// <param name="Id">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Now">In the period.</param>
/// <param name="Before">In the one before; null when the two cannot be compared.</param>
/// <param name="UsersAffected">How many users had a job fail that they could not put right.</param>
/// <param name="Link">Where the failures are.</param>
public sealed record BankReliability(InstitutionId Id, string Name, SuccessRate Now, SuccessRate? Before, int UsersAffected, InsightLink Link)
{
    /// <summary>By how much the share that succeeded grew, -1 to 1; null without anything to compare with.</summary>
    public double? Change => Now.Share - Before?.Share;
}
