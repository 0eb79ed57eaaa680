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

    public DateTimeOffset Updated { get; set; }

    public DateTimeOffset? Revoked { get; set; }

    public string Status { get; set; } = ConsentStatus.Active;
}
