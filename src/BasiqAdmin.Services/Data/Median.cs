namespace BasiqAdmin.Services.Data;

/// <summary>The middle of times.</summary>
internal static class Median
{
    /// <summary>Half of the times, given in milliseconds, are no longer than this; null without any. Sorts what it is given.</summary>
    public static TimeSpan? Of(long[] milliseconds)
    {
        Array.Sort(milliseconds);
        return milliseconds.Length == 0 ? null : TimeSpan.FromMilliseconds((milliseconds[(milliseconds.Length - 1) / 2] + milliseconds[milliseconds.Length / 2]) / 2);
    }
}
