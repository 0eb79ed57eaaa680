using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Generation;

/// <summary>One consent in force per user, sometimes one that has run out, and sometimes older ones that were revoked.</summary>
internal static class ConsentGenerator
{
    public const int PolicyCount = 3;

    public static string PolicyId(IdCoder ids, int version) => ids.Uuid(IdKind.Policy, 0, version);

    /// <param name="steady">Keeps the first consent in force, for the users that tests and demonstrations rely on.</param>
    public static void AddTo(UserState user, int seed, DateTimeOffset start, bool steady)
    {
        var random = SeededRandom.For(seed, user.Index, Salt.Consents);
        var age = start - user.Created;
        var created = user.Created;
        var expires = created.AddDays(365 * (((int)age.TotalDays / 365) + 1));
        var fate = steady ? 100 : random.Between(0, 100);
        if (steady)
        {
            expires = start + random.Between(TimeSpan.FromDays(60), TimeSpan.FromDays(360));
        }
        else if (fate < 4)
        {
            expires = start - random.Between(TimeSpan.FromHours(2), TimeSpan.FromDays(30));
            created = expires.AddDays(-365);
        }
        else if (fate < 8)
        {
            expires = start + random.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(7));
            created = expires.AddDays(-365);
        }

        Add(user, created, expires, ref random);
        if (random.Chance(0.12) && age > TimeSpan.FromDays(60))
        {
            var old = Add(user, created.AddDays(-40), created.AddDays(325), ref random);
            old.Status = ConsentStatus.Revoked;
            old.Revoked = old.Updated = created.AddDays(-2);
        }
    }

    private static Consent Add(UserState user, DateTimeOffset created, DateTimeOffset expires, ref SeededRandom random)
    {
        // Most consents rest on the latest policy; the rest are the drift that a new policy leaves behind.
        var version = random.Chance(0.78) ? PolicyCount - 1 : random.Between(0, PolicyCount - 1);
        var consent = new Consent
        {
            Id = user.Ids.Uuid(IdKind.Consent, user.Index, user.Consents.Count),
            Ordinal = user.Consents.Count,
            Created = created,
            Updated = created,
            Expires = expires,
            PolicyId = PolicyId(user.Ids, version),
            LatestPolicyId = PolicyId(user.Ids, PolicyCount - 1),
            RetainData = random.Chance(0.5),
            PermissionCount = version == 0 ? 3 : 4,
        };
        user.Consents.Add(consent);
        return consent;
    }
}
