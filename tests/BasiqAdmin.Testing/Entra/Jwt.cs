using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BasiqAdmin.Testing.Entra;

/// <summary>Writes tokens by hand, because libraries refuse to write wrong ones.</summary>
public static class Jwt
{
    /// <summary>A token of these parts, signed by <paramref name="sign"/>.</summary>
    public static string Write(Members header, Members payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(header.ToJson())}.{Encode(payload.ToJson())}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>Signs as RS256.</summary>
    public static Func<byte[], byte[]> Rs256(RSA key) => data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Signs as HS256.</summary>
    public static Func<byte[], byte[]> Hs256(byte[] key) => data => HMACSHA256.HashData(key, data);

    /// <summary>The form of <c>at_hash</c> and <c>c_hash</c>.</summary>
    public static string HalfHash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)).AsSpan(0, 16));

    /// <summary>The token with another payload under the same signature.</summary>
    public static string Alter(string token, Func<string, string> change)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Encode(change(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1]))))}.{parts[2]}";
    }

    /// <summary>A public key as providers publish it.</summary>
    public static Dictionary<string, string> PublicKey(RSA key, string id)
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(parts.Modulus),
            ["e"] = Base64Url.EncodeToString(parts.Exponent),
        };
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}

/// <summary>Members of a JSON object in their order; one may occur twice, which a forger may want.</summary>
public sealed class Members
{
    private readonly List<KeyValuePair<string, object?>> _all = [];

    /// <summary>Gives the member this value, in place of any other.</summary>
    public object? this[string name]
    {
        set
        {
            Remove(name);
            Add(name, value);
        }
    }

    /// <summary>Adds the member, beside others of its name.</summary>
    public Members Add(string name, object? value)
    {
        _all.Add(new(name, value));
        return this;
    }

    /// <summary>Adds it where there is something to say.</summary>
    public Members AddIf(bool isWanted, string name, object? value) => isWanted ? Add(name, value) : this;

    /// <summary>Adds the member before all others.</summary>
    public void AddFirst(string name, object? value) => _all.Insert(0, new(name, value));

    /// <summary>Leaves the member out.</summary>
    public void Remove(string name) => _all.RemoveAll(member => member.Key == name);

    internal string ToJson() =>
        $"{{{string.Join(',', _all.Select(member => $"{JsonSerializer.Serialize(member.Key)}:{JsonSerializer.Serialize(member.Value)}"))}}}";
}
