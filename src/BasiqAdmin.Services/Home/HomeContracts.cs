using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Home;

/// <summary>Banks with problems, for whoever answers customers.</summary>
/// <param name="Problems">The connectors in trouble, the one that concerns most users first, at most <see cref="MostProblems"/>.</param>
/// <param name="Counts">All connectors, counted, with the newest look at them.</param>
public sealed record HomeBanks(IReadOnlyList<BankProblem> Problems, ConnectorCounts Counts)
{
    /// <summary>The most that are listed.</summary>
    public const int MostProblems = 10;
}

/// <summary>A connector that is in trouble, by Basiq's word or by our own jobs.</summary>
/// <param name="Id">The bank.</param>
/// <param name="Name">Its name.</param>
/// <param name="Method">Its method.</param>
/// <param name="Status">What Basiq says.</param>
/// <param name="SinceAt">Since when it has been seen so, UTC; null where nobody saw it begin.</param>
/// <param name="UsersAffected">Users with an unresolved case there that they cannot clear themselves.</param>
/// <param name="FailsUnannounced">Basiq calls it well while our own jobs mostly fail.</param>
/// <param name="OurSuccess">Our jobs: of the last 24 hours where there are enough to judge by, or else of the last 7 days.</param>
public sealed record BankProblem(InstitutionId Id, string Name, ConnectionMethod Method, ConnectorStatus Status, DateTimeOffset? SinceAt, int UsersAffected, bool FailsUnannounced, SuccessRate OurSuccess);

/// <summary>Is it worse than usual? For whoever leads the team. Days are UTC days, as in all charts.</summary>
/// <param name="Open">Open cases.</param>
/// <param name="Change">By how many more cases are unresolved, snoozed ones included, than at this hour a week ago; null when nobody knows.</param>
/// <param name="Failures">Jobs that failed in the last <see cref="InsightsPeriod.DaysAtFirst"/> days beside those of the days before, as the report of that period has them.</param>
/// <param name="NewToday">Cases opened on this UTC day.</param>
/// <param name="Unassigned">Open cases that nobody looks after.</param>
/// <param name="OldestAt">When the first job of the oldest open case failed, UTC.</param>
/// <param name="MedianToClose">Half of the cases that ended in those days took no longer; null when none did.</param>
/// <param name="ByDay">The last 14 days: failures by who must act, cases opened and resolved.</param>
/// <param name="WeekEarlier">All failures of the same weekday a week before each of those days; null when nobody read them.</param>
/// <param name="LeastReliable">The banks where the smallest share of our jobs of the last 7 days succeeded.</param>
/// <param name="Team">Who has how many open cases, most first; nobody's line comes last.</param>
public sealed record HomeTeam(
    int Open,
    int? Change,
    Compared Failures,
    int NewToday,
    int Unassigned,
    DateTimeOffset? OldestAt,
    TimeSpan? MedianToClose,
    IReadOnlyList<InsightDay> ByDay,
    IReadOnlyList<int?> WeekEarlier,
    IReadOnlyList<BankReliability> LeastReliable,
    IReadOnlyList<TeamMember> Team);

/// <summary>How many open cases somebody has.</summary>
/// <param name="Id">Who; empty for nobody.</param>
/// <param name="Name">By name; null for nobody.</param>
/// <param name="Open">How many.</param>
public sealed record TeamMember(string Id, string? Name, int Open);

/// <summary>What an admin looks after, besides what is counted for everybody.</summary>
/// <param name="Ending">How many permissions at banks end on each of the next 14 UTC days, today first.</param>
/// <param name="LastImportAt">When somebody last imported users, UTC; null for never.</param>
public sealed record HomeAdmin(IReadOnlyList<EndingDay> Ending, DateTimeOffset? LastImportAt);

/// <summary>Working connections whose permission at the bank ends on one UTC day; what has ended already does not count.</summary>
public sealed record EndingDay(DateOnly Day, int Connections);

/// <summary>A user that somebody opened lately, personal details masked.</summary>
/// <param name="Id">Who.</param>
/// <param name="Masked">Their masked details.</param>
/// <param name="Connections">Connections that are not deleted.</param>
/// <param name="ConnectionsInTrouble">How many of them bring no data any more.</param>
public sealed record RecentUser(UserId Id, PersonalDetails Masked, int Connections, int ConnectionsInTrouble);
