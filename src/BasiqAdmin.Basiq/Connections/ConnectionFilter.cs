using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>Which connections to list; what is null does not narrow, and all that is set must hold (data.yml).</summary>
/// <param name="Id">This connection only.</param>
/// <param name="Status">In this state only.</param>
/// <param name="InstitutionId">At this institution only.</param>
public sealed record ConnectionFilter(
    ConnectionId? Id = null,
    ConnectionStatus? Status = null,
    InstitutionId? InstitutionId = null);
