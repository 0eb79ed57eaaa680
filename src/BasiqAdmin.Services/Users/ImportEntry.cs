using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>An id of an import, or a line of it without one.</summary>
/// <param name="Number">Line number, from 1.</param>
/// <param name="Text">The id, or what stood where one belongs, shortened.</param>
/// <param name="Id">The id; null when the line holds none.</param>
internal sealed record ImportEntry(int Number, string Text, UserId? Id);
