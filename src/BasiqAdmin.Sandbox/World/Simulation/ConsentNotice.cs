using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Simulation;

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
