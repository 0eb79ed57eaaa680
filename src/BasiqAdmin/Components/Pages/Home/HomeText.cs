using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Components.Pages.Banks;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Pages.Connectors;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Home;
using BasiqAdmin.Services.Status;

namespace BasiqAdmin.Components.Pages.Home;

/// <summary>The first page in words.</summary>
internal static class HomeText
{
    /// <summary>That no bank has a problem, as far as that is known.</summary>
    public static string NoProblem(HomeBanks banks) => banks switch
    {
        { LookedAt: null } => "Banks have not been checked yet.",
        { IsCurrent: false } => "No problem was known at the last check, but that is a while ago.",
        _ => "No bank has a problem.",
    };

    /// <summary>What is wrong at a bank: what Basiq says, or that only our own jobs fail.</summary>
    public static string Status(BankProblem bank) =>
        bank.FailsUnannounced && bank.OurSuccess.Share is { } share ? $"{Math.Round((1 - share) * 100).ToString("N0", CultureInfo.InvariantCulture)} % of ours fail" : BankWords.Of(bank.Status);

    /// <summary>Its colour.</summary>
    public static Tone ToneOf(BankProblem bank) => bank.FailsUnannounced ? Tone.Warn : BankWords.ToneOf(bank.Status);

    /// <summary>How many users: "1 user", "45 users".</summary>
    public static string Users(int count) => count == 1 ? "1 user" : $"{Number(count)} users";

    /// <summary>A user's masked name.</summary>
    public static string NameOf(RecentUser user) => user.Masked.Name is { Length: > 0 } name ? name : "No name";

    /// <summary>How many connections, and how many of them fail.</summary>
    public static string Connections(RecentUser user)
    {
        var all = user.Connections == 1 ? "1 connection" : $"{Number(user.Connections)} connections";
        return user.ConnectionsInTrouble == 0 ? all : $"{all}, {Number(user.ConnectionsInTrouble)} failing";
    }

    /// <summary>Whether there is more to do than a week ago, in a sentence; null when nobody knows.</summary>
    public static string? OpenChange(HomeTeam team, DateOnly today)
    {
        var weekday = today.ToString("dddd", CultureInfo.InvariantCulture);
        return team.Change switch
        {
            null => null,
            0 => $"as many as last {weekday}",
            > 0 => $"{Number(team.Change.Value)} more than last {weekday}",
            _ => $"{Number(-team.Change.Value)} fewer than last {weekday}",
        };
    }

    /// <summary>How the failures of the last whole days compare with those of a week before, as far as both are known. Today is not over and would look like fewer.</summary>
    public static string? Failures(HomeTeam team)
    {
        var known = team.ByDay.SkipLast(1).Zip(team.WeekEarlier.SkipLast(1)).Where(pair => pair is { First.Failures: not null, Second: not null }).ToList();
        var (now, before) = (known.Sum(pair => pair.First.Failures!.Values.Sum()), known.Sum(pair => pair.Second!.Value));
        return known.Count == 0 ? null : (now - before) switch
        {
            0 => "As many failures as a week before.",
            > 0 and var more => $"{Number(more)} more failures than a week before.",
            var fewer => $"{Number(-fewer)} fewer failures than a week before.",
        };
    }

    /// <summary>Connections whose consent ends, in a sentence.</summary>
    public static string Ending(IReadOnlyList<EndingDay> days) => days.Sum(day => day.Connections) switch
    {
        0 => "No consent ends in the next 14 days.",
        1 => "1 consent ends in the next 14 days.",
        var count => $"{Number(count)} consents end in the next 14 days.",
    };

    /// <summary>The statuses of connections, most first, in words.</summary>
    public static IReadOnlyList<(string Name, Tone Tone, int Count)> Statuses(IReadOnlyDictionary<ConnectionStatus, int> counts) =>
        [.. counts.Where(pair => pair.Value > 0).OrderByDescending(pair => pair.Value).Select(pair => (ConnectionWords.Of(pair.Key), ConnectionWords.ToneOf(pair.Key), pair.Value))];

    /// <summary>How the app's workers are, in a sentence.</summary>
    public static string Workers(SystemReport system)
    {
        var broken = system.Workers.Count(worker => worker.Error is not null);
        return broken switch
        {
            0 => $"All {Number(system.Workers.Count)} workers ran.",
            1 => "1 worker ended with an error.",
            _ => $"{Number(broken)} workers ended with an error.",
        };
    }

    /// <summary>How the shared request budget is, in a sentence.</summary>
    public static string Budget(SystemReport system) => system.Budget switch
    {
        { PausedUntil: not null } => "Basiq asked us to slow down. Requests wait.",
        { PeopleWaiting: > 0 and var waiting } => $"{Number(waiting)} requests of people wait.",
        var budget => $"Requests flow, {Number(budget.RequestsPerSecond)} a second at most.",
    };

    /// <summary>A number with separators.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
