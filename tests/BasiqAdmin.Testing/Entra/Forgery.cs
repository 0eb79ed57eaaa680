using System.Security.Cryptography;

namespace BasiqAdmin.Testing.Entra;

/// <summary>What the provider does wrong with what it answers.</summary>
public sealed record Forgery
{
    /// <summary>Changes the header of ID tokens before they are signed.</summary>
    public Action<Members>? Header { get; init; }

    /// <summary>Changes their payload before they are signed.</summary>
    public Action<Members>? Payload { get; init; }

    /// <summary>Signs in place of the provider, whose key it is given.</summary>
    public Func<RSA, Func<byte[], byte[]>>? Signature { get; init; }

    /// <summary>Changes the signed token.</summary>
    public Func<string, string>? Token { get; init; }

    /// <summary>Changes what the browser is to post back.</summary>
    public Action<Dictionary<string, string>>? Answer { get; init; }
}
