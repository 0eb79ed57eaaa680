namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>What happens to the next request to a path, as <c>POST /_sandbox/faults</c> takes it.</summary>
/// <param name="Path">Template, with the method before it where only that is meant.</param>
/// <param name="Status">The status that it answers.</param>
/// <param name="LatencyMs">How long it waits first.</param>
/// <param name="Drop">Whether it cuts the connection.</param>
/// <param name="AfterEffect">Whether the request is carried out first.</param>
/// <param name="Times">How many requests it hits, 0 for all.</param>
public sealed record SandboxFault(string Path, int? Status = null, int? LatencyMs = null, bool Drop = false, bool AfterEffect = false, int Times = 1);
