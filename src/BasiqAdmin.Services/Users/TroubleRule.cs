using BasiqAdmin.Basiq.Connections;

namespace BasiqAdmin.Services.Users;

/// <summary>Which connections need somebody's attention, judged when Basiq tells about them.</summary>
public static class TroubleRule
{
    private static readonly TimeSpan SetUpTime = TimeSpan.FromDays(1);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    /// <summary>Invalid or revoked, still being set up after a day, or an open-banking arrangement that ends within 7 days.</summary>
    public static bool NeedsAttention(Connection connection, DateTimeOffset now)
    {
        var status = connection.Status;
        if (status == ConnectionStatus.Active)
        {
            return connection.ExpiresAt < now + Notice;
        }

        if (status == ConnectionStatus.Pending || status == ConnectionStatus.PreInit || status == ConnectionStatus.Init)
        {
            return connection.CreatedAt < now - SetUpTime;
        }

        return status != ConnectionStatus.Deleted;
    }
}
