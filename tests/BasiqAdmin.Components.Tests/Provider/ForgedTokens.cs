using System.Security.Cryptography;
using System.Text;
using BasiqAdmin.Navigation;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.Entra;

namespace BasiqAdmin.Components.Tests.Provider;

/// <summary>Where a forgery is of any use.</summary>
public enum Where
{
    Everywhere,
    AtEntra,
    WithCode,
}

/// <summary>A provider's answer that must not sign anybody in.</summary>
/// <param name="Make">What the provider does wrong.</param>
/// <param name="Problem">What the person is told.</param>
/// <param name="Where">Where it is tried.</param>
public sealed record ForgedToken(Func<FakeEntraProvider, Forgery> Make, SignInProblem Problem = SignInProblem.Failed, Where Where = Where.Everywhere);

/// <summary>All forgeries of tokens and answers, by what is wrong with them.</summary>
internal static class ForgedTokens
{
    private const string OtherTenant = "99999999-8888-7777-6666-555555555555";
    private static readonly RSA Stranger = RSA.Create(2048);

    public static IReadOnlyDictionary<string, ForgedToken> All { get; } = new Dictionary<string, ForgedToken>(StringComparer.Ordinal)
    {
        ["signature damaged"] = Token(token => $"{token[..^6]}AAAAAA"),
        ["payload altered after signing"] = Token(token => Jwt.Alter(token, payload => payload.Replace("Support", "Admin", StringComparison.Ordinal))),
        ["signature cut off"] = Token(token => token[..(token.LastIndexOf('.') + 1)]),
        ["not a token"] = Token(_ => "wrong"),
        ["stranger's key under a known id"] = Signed("RS256", _ => Jwt.Rs256(Stranger)),
        ["stranger's key under an unknown id"] = Signed("RS256", _ => Jwt.Rs256(Stranger), header => header["kid"] = "key-9"),
        ["stranger's key brought along"] = Signed("RS256", _ => Jwt.Rs256(Stranger), header =>
        {
            header.Remove("kid");
            header["jwk"] = Jwt.PublicKey(Stranger, "key-9");
        }),
        ["alg none"] = Signed("none", _ => _ => []),
        ["alg none, no at_hash"] = Signed("none", _ => _ => [], payload: payload => payload.Remove("at_hash")),
        ["HS256 without a signature"] = Signed("HS256", _ => _ => [], payload: payload => payload.Remove("at_hash")),
        ["HS256 by the public key"] = Signed("HS256", key => Jwt.Hs256(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()))),
        ["HS256 by the modulus"] = Signed("HS256", key => Jwt.Hs256(key.ExportParameters(includePrivateParameters: false).Modulus!)),
        ["HS256 by the client's secret"] = Signed("HS256", _ => Jwt.Hs256(Encoding.ASCII.GetBytes(FakeEntraProvider.ClientSecret))),
        ["PS256 called RS256"] = Signed("RS256", key => data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["access token"] = Header("typ", "at+jwt"),
        ["logout token"] = Header("typ", "logout+jwt"),

        ["iss of another tenant"] = Payload((payload, entra) => payload["iss"] = $"{entra.Address}{OtherTenant}/v2.0"),
        ["iss and tid of another tenant"] = Payload((payload, entra) =>
        {
            payload["iss"] = $"{entra.Address}{OtherTenant}/v2.0";
            payload["tid"] = OtherTenant;
        }),
        ["iss of another host"] = Payload((payload, entra) => payload["iss"] = $"https://evil.example/{entra.Issuer[entra.Address.ToString().Length..]}"),
        ["iss with a slash more"] = Payload((payload, entra) => payload["iss"] = $"{entra.Issuer}/"),
        ["iss of Entra's first version"] = Claim("iss", $"https://sts.windows.net/{FakeEntraProvider.TenantId}/"),
        ["iss missing"] = Without("iss"),
        ["tid of another tenant"] = Claim("tid", OtherTenant, Where.AtEntra),
        ["tid missing"] = Without("tid", Where.AtEntra),
        ["oid missing"] = Without("oid", Where.AtEntra),
        ["oid empty"] = Claim("oid", "", Where.AtEntra),
        ["two oid"] = Claim("oid", new[] { "one", "other" }, Where.AtEntra),
        ["oid too long"] = Claim("oid", new string('o', 256), Where.AtEntra),
        ["sub missing"] = Without("sub"),
        ["aud of another client"] = Claim("aud", "ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee"),
        ["aud missing"] = Without("aud"),
        ["two aud without azp"] = Claim("aud", new[] { "other", FakeEntraProvider.ClientId }),
        ["two aud, azp of the other"] = Payload((payload, _) =>
        {
            payload["aud"] = new[] { "other", FakeEntraProvider.ClientId };
            payload["azp"] = "other";
        }),
        ["azp of another client"] = Claim("azp", "other"),
        ["expired ten minutes ago"] = Payload((payload, _) => payload["exp"] = In(-600)),
        ["expired three minutes ago"] = Payload((payload, _) =>
        {
            payload["nbf"] = In(-3600);
            payload["exp"] = In(-180);
        }),
        ["exp missing"] = Without("exp"),
        ["not valid yet"] = Payload((payload, _) => payload["nbf"] = In(600)),
        ["iat missing"] = Without("iat"),
        ["nonce wrong"] = Claim("nonce", "638000000000000000.wrong"),
        ["nonce missing"] = Without("nonce"),
        ["at_hash wrong"] = Claim("at_hash", Jwt.HalfHash("other"), Where.WithCode),

        ["no role"] = Without("roles") with { Problem = SignInProblem.NoRole },
        ["role that is none here"] = Roles("Owner"),
        ["role in small letters"] = Roles("admin"),
        ["role by its number"] = Roles("1"),
        ["role among others in one text"] = Roles("Owner,Admin"),
        ["roles in an object"] = Claim("roles", new { role = "Admin" }) with { Problem = SignInProblem.NoRole },
        ["too many groups"] = Payload((payload, _) =>
        {
            payload.Remove("roles");
            payload["_claim_names"] = new { groups = "src1" };
        }) with { Problem = SignInProblem.TooManyGroups },

        ["token of 100 KB"] = Claim("extra", new string('x', 75_000)),
        ["token of 400 KB"] = Claim("extra", new string('x', 300_000), Where.WithCode),
        ["5,000 groups"] = Claim("groups", Enumerable.Range(0, 5000).Select(number => $"{number:D8}-0000-0000-0000-000000000000").ToArray(), Where.WithCode),

        ["state altered"] = Answer(answer => answer["state"] = $"{answer["state"][..^4]}AAAA"),
        ["state missing"] = Answer(answer => answer.Remove("state")),
        ["answer of another provider"] = Answer(answer => answer["iss"] = "https://evil.example"),
        ["code that is none"] = Answer(answer => answer["code"] = "wrong") with { Where = Where.WithCode },
        ["error of the provider"] = Answer(answer => Fail(answer, "invalid_request")),
        ["provider out of order"] = Answer(answer => Fail(answer, "temporarily_unavailable")) with { Problem = SignInProblem.Unreachable },
        ["cancelled"] = Answer(answer => Fail(answer, "access_denied")) with { Problem = SignInProblem.Cancelled },
    };

    private static long In(int seconds) => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private static ForgedToken Token(Func<string, string> change) => new(_ => new Forgery { Token = change });

    private static ForgedToken Answer(Action<Dictionary<string, string>> change) => new(_ => new Forgery { Answer = change });

    private static ForgedToken Payload(Action<Members, FakeEntraProvider> change) => new(provider => new Forgery { Payload = payload => change(payload, provider) });

    private static ForgedToken Claim(string name, object value, Where where = Where.Everywhere) => Payload((payload, _) => payload[name] = value) with { Where = where };

    private static ForgedToken Without(string name, Where where = Where.Everywhere) => Payload((payload, _) => payload.Remove(name)) with { Where = where };

    private static ForgedToken Roles(string role) => Claim("roles", new[] { role }) with { Problem = SignInProblem.NoRole };

    private static ForgedToken Header(string name, string value) => new(_ => new Forgery { Header = header => header[name] = value });

    private static ForgedToken Signed(string algorithm, Func<RSA, Func<byte[], byte[]>> sign, Action<Members>? header = null, Action<Members>? payload = null) => new(_ => new Forgery
    {
        Header = members =>
        {
            members["alg"] = algorithm;
            header?.Invoke(members);
        },
        Payload = payload,
        Signature = sign,
    });

    private static void Fail(Dictionary<string, string> answer, string error)
    {
        answer.Remove("code");
        answer.Remove("id_token");
        answer["error"] = error;
        answer["error_description"] = "AADSTS65004: <b>declined</b>\nTwo lines with gavin@hooli.com.";
    }
}
