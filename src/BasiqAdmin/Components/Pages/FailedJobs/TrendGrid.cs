namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>Counts per day and key, with days that have none, and days of which nothing is known.</summary>
public sealed class TrendGrid<TKey>(DateOnly from, int days, IEnumerable<(DateOnly Day, TKey Key, int Count)> facts, DateOnly knownFrom = default)
    where TKey : notnull
{
    private readonly Dictionary<(DateOnly, TKey), int> _counts = facts.GroupBy(fact => (fact.Day, fact.Key)).ToDictionary(group => group.Key, group => group.Sum(fact => fact.Count));

    /// <summary>All days, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days { get; } = [.. Enumerable.Range(0, days).Select(from.AddDays)];

    /// <summary>The keys, those with most first.</summary>
    public IReadOnlyList<TKey> Keys => field ??= [.. _counts.Keys.Select(key => key.Item2).Distinct().OrderByDescending(Of)];

    /// <summary>Whether the day's count says something: a failure is known, or without one it had none, and not merely none that somebody has seen.</summary>
    public bool IsKnown(DateOnly day) => day >= knownFrom || Of(day) > 0;

    public int Of(DateOnly day, TKey key) => _counts.GetValueOrDefault((day, key));

    public int Of(DateOnly day) => Keys.Sum(key => Of(day, key));

    public int Of(TKey key) => Days.Sum(day => Of(day, key));
}
