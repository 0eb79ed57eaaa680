using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A time in which a connector was seen in one status and stage. Basiq keeps no history of either.</summary>
/// <remarks>It holds only where a <see cref="ConnectorWatch"/> covers it: between two watches nobody looked.</remarks>
public sealed class ConnectorStatusSpan
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>The bank.</summary>
    public required InstitutionId InstitutionId { get; init; }

    /// <summary>Its method.</summary>
    public required ConnectionMethod Method { get; init; }

    /// <summary>Health.</summary>
    public required ConnectorStatus Status { get; init; }

    /// <summary>How settled it was.</summary>
    public required ConnectorStage Stage { get; init; }

    /// <summary>When it was first seen so, UTC.</summary>
    public required DateTimeOffset FromAt { get; init; }

    /// <summary>When it was first seen otherwise, or last seen at all before a gap, UTC; null while it lasts.</summary>
    public DateTimeOffset? ToAt { get; set; }
}

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
