using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Users;

/// <summary>A user in a list, personal details masked.</summary>
public sealed record UserRow(UserId Id, PersonalDetails Masked, DirectoryState State, int Connections, int ConnectionsInTrouble, DateTimeOffset FirstSeenAt, DateTimeOffset? SyncedAt);
