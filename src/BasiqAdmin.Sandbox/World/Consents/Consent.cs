namespace BasiqAdmin.Sandbox.World.Consents;

/// <summary>A user's consent. Changes happen under the lock of its user.</summary>
public sealed class Consent
{
    public required string Id { get; init; }

    public required int Ordinal { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public required string PolicyId { get; init; }

    public required string LatestPolicyId { get; init; }

    public required bool RetainData { get; init; }

    public required int PermissionCount { get; init; }

    /// <summary>Whether the reminder, 90 days after the last update, has been sent.</summary>
    public bool IsReminded { get; set; }

    /// <summary>Whether the warning, 7 days before the end, has been sent.</summary>
    public bool IsWarned { get; set; }

    public DateTimeOffset ReminderDue => Updated.AddDays(90);

    public DateTimeOffset WarningDue => Expires.AddDays(-7);

    public DateTimeOffset Updated { get; set; }

    public DateTimeOffset? Revoked { get; set; }

    public string Status { get; set; } = ConsentStatus.Active;
}

public static class ConsentStatus
{
    public const string Active = "active";
    public const string Revoked = "revoked";
    public const string Expired = "expired";
}
