using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>Something the search box found: a user, or a connection of one.</summary>
/// <param name="UserId">The user.</param>
/// <param name="ConnectionId">The connection, where the hit is one.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="Institution">The connection's bank, where the hit is a connection.</param>
/// <param name="IsExactId">The text is this user's or connection's whole id.</param>
public sealed record SearchHit(UserId UserId, ConnectionId? ConnectionId, PersonalDetails Masked, string? Institution, bool IsExactId);
