namespace BasiqAdmin.Services.Refreshes;

/// <summary>The refreshes by hand of one connection, counted by the database.</summary>
internal sealed class FrequentRefreshes
{
    /// <summary>Key of the newest of them.</summary>
    public long Last { get; init; }

    /// <summary>How many they are.</summary>
    public int Count { get; init; }

    /// <summary>How many people asked for them.</summary>
    public int People { get; init; }
}
