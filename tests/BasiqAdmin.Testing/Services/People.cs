using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Users;

namespace BasiqAdmin.Testing.Services;

/// <summary>Users and connections as Basiq would tell about them.</summary>
public static class People
{
    /// <summary>A user; what is not given is missing.</summary>
    public static User User(string id, string? firstName = null, string? lastName = null, string? email = null, string? mobile = null, string? businessName = null) =>
        new(UserId.Parse(id), email, mobile, firstName, null, lastName, businessName, [], []);

    /// <summary>A connection, active and by web unless the test says otherwise.</summary>
    public static Connection Connection(string id, string userId, string institution = "AU00000", string status = "active", string method = "web", DateTimeOffset? createdAt = null, DateTimeOffset? lastUsedAt = null, DateTimeOffset? expiresAt = null) =>
        new(ConnectionId.Parse(id), UserId.Parse(userId), InstitutionId.Parse(institution), ConnectionStatus.From(status), ConnectionMethod.From(method), createdAt, lastUsedAt, expiresAt);
}
