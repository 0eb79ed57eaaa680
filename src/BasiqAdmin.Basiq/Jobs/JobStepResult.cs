namespace BasiqAdmin.Basiq.Jobs;

/// <summary>What came of a step: a link when it succeeded, an error when it failed, a challenge when the bank asks for one.</summary>
/// <param name="Type">Basiq's word: <c>link</c>, <c>mfa</c>, or nothing for an error.</param>
/// <param name="Url">Where the data lies, a path at Basiq; success only.</param>
/// <param name="Code">The error's code; an open list.</param>
/// <param name="Title">The error's title.</param>
/// <param name="Detail">The error's detail (<c>detail</c> or <c>details</c>); for some codes only this tells causes apart.</param>
/// <param name="MfaMethod">How the bank challenges the customer: <c>token</c> or <c>security-questions</c>.</param>
/// <param name="MfaExpiresAfter">How long the customer has to answer; Basiq says 120 s.</param>
public sealed record JobStepResult(
    string? Type,
    string? Url,
    string? Code,
    string? Title,
    string? Detail,
    string? MfaMethod,
    TimeSpan? MfaExpiresAfter);
