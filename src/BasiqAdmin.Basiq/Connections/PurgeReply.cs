namespace BasiqAdmin.Basiq.Connections;

/// <summary>Basiq's confirmation of a purge.</summary>
/// <param name="HttpStatus">Always 204: every other status is an exception.</param>
/// <param name="CorrelationId">Basiq's correlation id, when a header carries it; the body is empty.</param>
public sealed record PurgeReply(int HttpStatus, string? CorrelationId);
