namespace BasiqAdmin.Testing.Services;

/// <summary>A fault for the sandbox to play.</summary>
/// <param name="Path">A template, with the method before it where it matters.</param>
/// <param name="Status">Answer with this status.</param>
/// <param name="Times">How many requests it hits; 0 is for good.</param>
/// <param name="Drop">Cut the connection.</param>
/// <param name="Malformed">Answer with a body that is no JSON.</param>
/// <param name="LatencyMs">Wait before answering, in real time.</param>
/// <param name="AfterEffect">Carry the request out first.</param>
/// <param name="Body">Answer with just this JSON.</param>
/// <param name="AddRow">Answer as always, with this JSON as one more row of the list.</param>
/// <param name="Code">Code of the error.</param>
/// <param name="Detail">Detail of the error.</param>
public sealed record SandboxFault(
    string Path,
    int? Status = null,
    int Times = 0,
    bool Drop = false,
    bool Malformed = false,
    int? LatencyMs = null,
    bool AfterEffect = false,
    string? Body = null,
    string? AddRow = null,
    string? Code = null,
    string? Detail = null);
