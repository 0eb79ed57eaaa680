using System.Globalization;
using BasiqAdmin.Services.Status;

namespace BasiqAdmin.Display;

/// <summary>The app's own state in sentences.</summary>
public static class StatusText
{
    private static readonly Dictionary<string, (string Name, string What)> Workers = new(StringComparer.Ordinal)
    {
        ["case-care"] = ("Case follow-up", "Closes cases that work again and wakes snoozed ones."),
        ["clock-correction"] = ("Clock check", "Compares this machine's clock with Basiq's."),
        ["connectors"] = ("Connector health", "Reads how the banks are."),
        ["directory-sync"] = ("User updates", "Reads users and their connections again."),
        ["job-revisit"] = ("Running jobs", "Follows jobs until they end."),
        ["job-sweep"] = ("Failed job search", "Looks for failed jobs of every user."),
        ["purge-settlement"] = ("Purge verification", "Finds out how unclear purges ended."),
        ["recovery-queue"] = ("Recovery queue", "Retries connections after an outage."),
        ["refresh-settlement"] = ("Refresh verification", "Finds out how unclear refreshes ended."),
        ["retention"] = ("Clean-up", "Deletes what is older than it may be kept."),
        ["roles"] = ("Role check", "Asks the provider whether people still have their role."),
        ["sessions"] = ("Session check", "Ends sessions that are over."),
    };

    /// <summary>What a worker is called.</summary>
    public static string NameOf(WorkerReport worker) => Workers.TryGetValue(worker.Name, out var known) ? known.Name : worker.Name;

    /// <summary>What a worker does; null where it is not known here.</summary>
    public static string? WhatOf(WorkerReport worker) => Workers.TryGetValue(worker.Name, out var known) ? known.What : null;

    /// <summary>How a worker's last run went.</summary>
    public static string Of(WorkerReport worker) => worker switch
    {
        { Error: not null } => "Stopped by an error",
        { EndedAt: null } => "Running",
        { Failed: > 0 } => $"{NumberText.Of(worker.Failed)} failed",
        _ => "Done",
    };

    public static Tone ToneOf(WorkerReport worker) => worker switch
    {
        { Error: not null } => Tone.Bad,
        { EndedAt: null } => Tone.Info,
        { Failed: > 0 } => Tone.Warn,
        _ => Tone.Ok,
    };

    /// <summary>What somebody should know; none when all is well.</summary>
    public static IReadOnlyList<string> Problems(SystemReport report, DateTimeOffset now) =>
    [
        .. report.Workers.Where(worker => worker.Error is not null).Select(worker => $"{NameOf(worker)} stopped with an error. It starts again by itself; see App errors."),
        .. report.Workers.Where(worker => worker is { Error: null, Failed: > 0 }).Select(worker => $"{NameOf(worker)}: {NumberText.Of(worker.Failed)} of {NumberText.Of(worker.Handled)} failed in the last run."),
        .. report.Budget.PausedUntil is not null ? ["Basiq asked this app to wait. Requests go on when the pause is over."] : Array.Empty<string>(),
        .. report.Token.ExpiresAt <= now ? ["The token has expired. The next request fetches a new one."] : Array.Empty<string>(),
    ];

    /// <summary>The banner's first sentence.</summary>
    public static string Headline(IReadOnlyList<string> problems) => problems.Count switch
    {
        0 => "Everything works",
        1 => "1 thing needs attention",
        _ => $"{problems.Count} things need attention",
    };

    /// <summary>What shows that all is well: how many workers ran, and when the last did.</summary>
    public static string Evidence(SystemReport report, DateTimeOffset now, TimeZoneInfo zone) => report.Workers.Count switch
    {
        0 => "No worker has run yet.",
        1 => $"The only worker last ran {Newest(report, now, zone)}.",
        var count => $"All {count} workers ran without errors, the last one {Newest(report, now, zone)}.",
    };

    /// <summary>How much of the next second's requests is taken already, in per cent; 100 while Basiq pauses the app.</summary>
    public static int Taken(Basiq.Http.RequestBudgetStatus budget) =>
        budget.PausedUntil is not null ? 100 : (int)Math.Min(100, 100L * (budget.PeopleWaiting + budget.BackgroundWaiting) / Math.Max(1, budget.RequestsPerSecond));

    private static string Newest(SystemReport report, DateTimeOffset now, TimeZoneInfo zone) =>
        RelativeTime.Describe(report.Workers.Max(worker => worker.StartedAt), now, zone) is var when && when == "now" ? "just now" : when;
}
