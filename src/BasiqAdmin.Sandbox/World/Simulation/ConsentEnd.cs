using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Simulation;

/// <summary>
/// The end of a consent deletes its connections and their data. Data that is retained is de-identified
/// and so no longer to be found under the user.
/// </summary>
public static class ConsentEnd
{
    public static void Expire(UserState user, Consent consent) =>
        End(user, consent, consent.Expires, ConsentStatus.Expired);

    public static void Revoke(UserState user, Consent consent, DateTimeOffset now)
    {
        consent.Revoked = now;
        End(user, consent, now, ConsentStatus.Revoked);
    }

    private static void End(UserState user, Consent consent, DateTimeOffset at, string status)
    {
        consent.Status = status;
        consent.Updated = at;
        user.Record(at, "consent", status, consent.Ordinal);
        foreach (var connection in user.Connections.Where(connection => connection.Consent == consent.Ordinal))
        {
            connection.HasData = false;
            if (connection.Status != ConnectionStatus.Deleted)
            {
                connection.Status = ConnectionStatus.Deleted;
                user.Record(at, "connection", "deleted", connection.Ordinal);
            }
        }
    }
}

/// <summary>What Basiq says of a consent while it is in force, and whether there is still something to come.</summary>
internal static class ConsentNotice
{
    public static void Remind(UserState user, Consent consent)
    {
        consent.IsReminded = true;
        user.Record(consent.ReminderDue, "consent", "reminder", consent.Ordinal);
    }

    public static void Warn(UserState user, Consent consent)
    {
        consent.IsWarned = true;
        user.Record(consent.WarningDue, "consent", "warning", consent.Ordinal);
    }

    public static bool HasFuture(Consent consent, DateTimeOffset horizon) =>
        consent.Status == ConsentStatus.Active
        && (consent.Expires <= horizon
            || (!consent.IsReminded && consent.ReminderDue <= horizon)
            || (!consent.IsWarned && consent.WarningDue <= horizon));
}
