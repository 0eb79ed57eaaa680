namespace BasiqAdmin.Basiq.Json;

/// <summary>Reading of spans that Basiq gives in milliseconds.</summary>
internal static class Milliseconds
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The span; null when it is absent, or no time that anything here can take.</summary>
    public static TimeSpan? ToSpan(double? milliseconds) =>
        milliseconds is >= 0 and var known && known <= Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(known) : null;
}
