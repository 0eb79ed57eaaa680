namespace BasiqAdmin.Components.Shared;

/// <summary>A count that is a filter.</summary>
/// <param name="Text">What is counted.</param>
/// <param name="Count">How many; null while it is not known.</param>
/// <param name="Href">The list narrowed to these.</param>
/// <param name="IsCurrent">The list is narrowed to these.</param>
public sealed record CountChip(string Text, int? Count, string Href, bool IsCurrent);
