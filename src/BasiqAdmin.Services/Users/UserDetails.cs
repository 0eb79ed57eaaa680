using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Users;

/// <summary>One user, personal details masked.</summary>
public sealed record UserDetails(UserId Id, PersonalDetails Masked, DirectoryState State, string Source, DateTimeOffset FirstSeenAt, DateTimeOffset? SyncedAt);
