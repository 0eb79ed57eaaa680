namespace BasiqAdmin.Testing.Entra;

/// <summary>The tokens of <see cref="FakeEntraProvider"/>. Their times are real, because those who read them go by the real clock.</summary>
public sealed class TokenMint(FakeEntraProvider provider)
{
    private const string BackChannelLogout = "http://schemas.openid.net/event/backchannel-logout";

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>What a provider posts to the app when a session of its own is over.</summary>
    public string LogoutToken(string? session, Action<Members>? change = null)
    {
        var payload = new Members()
            .Add("iss", provider.Issuer).Add("aud", FakeEntraProvider.ClientId).Add("iat", Now).Add("exp", Now + 120).Add("jti", Guid.NewGuid().ToString("N"))
            .AddIf(session is not null, "sid", session)
            .Add("events", new Dictionary<string, object>(StringComparer.Ordinal) { [BackChannelLogout] = new { } });
        change?.Invoke(payload);
        return Jwt.Write(Header("logout+jwt"), payload, Jwt.Rs256(provider.Key));
    }

    internal string IdToken(Grant grant, string? accessToken)
    {
        var person = grant.Session.Person;
        var payload = new Members()
            .Add("aud", grant.ClientId).Add("iss", provider.Issuer).Add("iat", Now).Add("nbf", Now).Add("exp", Now + 3600)
            .Add("sub", person.Subject).Add("name", person.Name).Add("sid", grant.Session.Id).Add("auth_time", grant.Session.ProvedAt)
            .AddIf(grant.Nonce is not null, "nonce", grant.Nonce)
            .AddIf(accessToken is not null, "at_hash", Jwt.HalfHash(accessToken ?? string.Empty))
            .AddIf(person.Roles.Count > 0, "roles", person.Roles)
            .AddIf(person.Groups.Count > 0 && !person.HasTooManyGroups, "groups", person.Groups)
            .AddIf(person.HasTooManyGroups, "_claim_names", new { groups = "src1" })
            .AddIf(person.HasTooManyGroups, "_claim_sources", new { src1 = new { endpoint = "https://graph.example/getMemberObjects" } })
            .AddIf(provider.IsEntra, "tid", FakeEntraProvider.TenantId)
            .AddIf(provider.IsEntra, "oid", person.ObjectId)
            .AddIf(provider.IsEntra, "ver", "2.0");
        var header = Header("JWT");
        var forgery = provider.Forgery;
        forgery?.Header?.Invoke(header);
        forgery?.Payload?.Invoke(payload);
        var token = Jwt.Write(header, payload, forgery?.Signature?.Invoke(provider.Key) ?? Jwt.Rs256(provider.Key));
        return forgery?.Token?.Invoke(token) ?? token;
    }

    private Members Header(string type) => new Members().Add("typ", type).Add("alg", "RS256").Add("kid", provider.KeyId);
}

/// <summary>A browser that is signed in at the provider.</summary>
internal sealed record ProviderSession(string Id, FakePerson Person, long ProvedAt);

/// <summary>What a code or refresh token stands for.</summary>
internal sealed record Grant(string ClientId, string RedirectUri, string? Nonce, string? Challenge, ProviderSession Session);
