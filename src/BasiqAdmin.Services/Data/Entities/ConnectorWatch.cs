namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A time in which the connectors were read without a gap. What lies between two of them was not watched, and is told so.</summary>
public sealed class ConnectorWatch
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>The first reading, UTC.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>The newest reading, UTC.</summary>
    public required DateTimeOffset UntilAt { get; set; }
}
