using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Users;

/// <summary>A user in a list, personal details masked.</summary>
public sealed record UserRow(UserId Id, PersonalDetails Masked, DirectoryState State, int Connections, int ConnectionsInTrouble, DateTimeOffset FirstSeenAt, DateTimeOffset? SyncedAt)
{
    /// <summary>How many of the connections work and end within 7 days.</summary>
    public int ConnectionsEnding { get; init; }
}
