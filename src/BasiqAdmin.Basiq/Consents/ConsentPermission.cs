namespace BasiqAdmin.Basiq.Consents;

/// <summary>One scope of a consent.</summary>
/// <param name="Scope">Basiq's word, for example <c>account.basic</c>.</param>
/// <param name="Entity">What it is about, for example <c>account</c>.</param>
/// <param name="IsRequired">Whether the user had to agree to it.</param>
/// <param name="IsConsented">Whether the user agreed; null when the reply leaves it out.</param>
public sealed record ConsentPermission(string Scope, string? Entity, bool IsRequired, bool? IsConsented);
