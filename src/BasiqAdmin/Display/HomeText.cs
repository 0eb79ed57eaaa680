using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Home;

namespace BasiqAdmin.Display;

/// <summary>The first page in words.</summary>
internal static class HomeText
{
    /// <summary>That no bank has a problem, as far as that is known.</summary>
    public static string NoProblem(HomeBanks banks) => banks switch
    {
        { Counts.LookedAt: null } => "Banks have not been checked yet.",
        { Counts.IsCurrent: false } => "No problem was known at the last check, but that is a while ago.",
        _ => "No bank has a problem.",
    };

    /// <summary>What is wrong at a bank: what Basiq says, or that only our own jobs fail.</summary>
    public static string Status(BankProblem bank) =>
        bank.FailsUnannounced ? ConnectorText.OursFail(bank.OurSuccess) : BankText.Of(bank.Status);

    /// <summary>Its colour.</summary>
    public static Tone ToneOf(BankProblem bank) => bank.FailsUnannounced ? Tone.Warn : BankText.ToneOf(bank.Status);

    /// <summary>How many failed jobs: "1 failed job", "8 failed jobs".</summary>
    public static string FailedJobs(int count) => count == 1 ? "1 failed job" : $"{NumberText.Of(count)} failed jobs";

    /// <summary>How many users: "1 user", "45 users".</summary>
    public static string Users(int count) => count == 1 ? "1 user" : $"{NumberText.Of(count)} users";

    /// <summary>How many connections, and how many of them fail.</summary>
    public static string Connections(RecentUser user)
    {
        var all = user.Connections == 1 ? "1 connection" : $"{NumberText.Of(user.Connections)} connections";
        return user.ConnectionsInTrouble == 0 ? all : $"{all}, {NumberText.Of(user.ConnectionsInTrouble)} failing";
    }

    /// <summary>Whether there is more to do than a week ago, in a sentence; null when nobody knows.</summary>
    public static string? OpenChange(HomeTeam team, DateOnly today)
    {
        var weekday = today.ToString("dddd", CultureInfo.InvariantCulture);
        return team.Change switch
        {
            null => null,
            0 => $"as many as last {weekday}",
            > 0 => $"{NumberText.Of(team.Change.Value)} more than last {weekday}",
            _ => $"{NumberText.Of(-team.Change.Value)} fewer than last {weekday}",
        };
    }

    /// <summary>Connections whose consent ends, in a sentence.</summary>
    public static string Ending(IReadOnlyList<EndingDay> days) => days.Sum(day => day.Connections) switch
    {
        0 => "No consent ends in the next 14 days.",
        1 => "1 consent ends in the next 14 days.",
        var count => $"{NumberText.Of(count)} consents end in the next 14 days.",
    };

    /// <summary>How many purges are being sent or have an outcome that is not known.</summary>
    public static int Unsettled(IReadOnlyDictionary<PurgeState, int> counts) => counts.GetValueOrDefault(PurgeState.Unknown) + counts.GetValueOrDefault(PurgeState.Sending);

    /// <summary>The statuses of connections, most first, in words.</summary>
    public static IReadOnlyList<(string Name, Tone Tone, int Count)> Statuses(IReadOnlyDictionary<ConnectionStatus, int> counts) =>
        [.. counts.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).Select(pair => (ConnectionText.Of(pair.Key), ConnectionText.ToneOf(pair.Key), pair.Value))];
}
