using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Users;

/// <summary>A user in a list, personal details masked.</summary>
public sealed record UserRow(UserId Id, PersonalDetails Masked, DirectoryState State, int Connections, int ConnectionsInTrouble, DateTimeOffset FirstSeenAt, DateTimeOffset? SyncedAt)
{
    /// <summary>How many of the connections work and end within 7 days.</summary>
    public int ConnectionsEnding { get; init; }

    /// <summary>The worst of the connections.</summary>
    public UserStatus Status { get; init; } = new(UserStatusKind.Fine);

    /// <summary>The names of the banks that they are connected to, each once, the one with the fault first.</summary>
    public IReadOnlyList<string> Banks { get; init; } = [];

    /// <summary>When data was last fetched with success, UTC, of the connection in use where that is longest ago; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }
}
