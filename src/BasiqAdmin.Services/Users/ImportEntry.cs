using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>One line of an import as it was read.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Text">What stood where the id belongs, shortened.</param>
/// <param name="Id">The id; null when the line holds none.</param>
internal sealed record ImportEntry(int Number, string Text, UserId? Id);
