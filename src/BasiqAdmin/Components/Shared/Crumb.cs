namespace BasiqAdmin.Components.Shared;

/// <summary>A step of the way to a page.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it is; null for the page itself.</param>
public sealed record Crumb(string Text, string? Href = null);
