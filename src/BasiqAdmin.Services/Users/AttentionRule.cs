using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Users;

/// <summary>Which connections the list of users flags, judged when Basiq tells about them.</summary>
public static class AttentionRule
{
    /// <summary>Brings no data any more: invalid, revoked, its permission at the bank run out, or still being set up after a day.</summary>
    public static bool IsFailing(Connection connection, DateTimeOffset now) => IsFailing(connection.Status, connection.CreatedAt, connection.ExpiresAt, now);

    /// <summary>The same of a connection's state and times.</summary>
    public static bool IsFailing(ConnectionStatus status, DateTimeOffset? createdAt, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (status == ConnectionStatus.Active)
        {
            return expiresAt <= now;
        }

        if (status == ConnectionStatus.Pending || status == ConnectionStatus.PreInit || status == ConnectionStatus.Init)
        {
            return createdAt < now - AttentionSql.SetUpTime;
        }

        return status != ConnectionStatus.Deleted;
    }

    /// <summary>Works, and its permission at the bank ends within <see cref="EndRules.Notice"/>.</summary>
    public static bool EndsSoon(Connection connection, DateTimeOffset now) =>
        connection.Status == ConnectionStatus.Active && EndRules.IsSoon(connection.ExpiresAt, now);
}
