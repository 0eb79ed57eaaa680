namespace BasiqAdmin.Components.Shared;

/// <summary>Why something could not be loaded or done, as people read it.</summary>
/// <param name="What">What happened and what helps, in a sentence or two.</param>
/// <param name="CorrelationId">Finds the same failure in the error log, at Basiq too where it is theirs.</param>
/// <param name="CanRetry">Whether trying again can help.</param>
public sealed record LoadFailure(string What, string? CorrelationId = null, bool CanRetry = true);
