namespace BasiqAdmin.Services.Views;

/// <summary>A filter of a list that a person has named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The list's query string, without the question mark.</param>
public sealed record SavedViewRow(string Name, string Query);
