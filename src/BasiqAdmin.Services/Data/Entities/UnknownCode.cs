namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A code of failed jobs that this dashboard does not know, so that somebody can teach it.</summary>
public sealed class UnknownCode
{
    /// <summary>The code, in lower case.</summary>
    public required string Code { get; init; }

    /// <summary>When it first came, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When it last came, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>How many jobs failed with it.</summary>
    public int Jobs { get; set; }

    /// <summary>The newest of them.</summary>
    public required string LastJobId { get; set; }
}
