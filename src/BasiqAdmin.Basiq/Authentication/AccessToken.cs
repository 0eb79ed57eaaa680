using System.Net.Http.Headers;

namespace BasiqAdmin.Basiq.Authentication;

/// <summary>A token that Basiq issued. Its value leaves this type in the Authorization header only.</summary>
public sealed class AccessToken
{
    private readonly string value;

    internal AccessToken(string value)
    {
        this.value = value;
        Header = new AuthenticationHeaderValue("Bearer", value);
    }

    /// <summary>The header that carries it, made once for all requests.</summary>
    internal AuthenticationHeaderValue Header { get; }

    /// <summary>A fixed text: the token is a secret.</summary>
    public override string ToString() => "[access token]";

    /// <summary>Whether both are the same token.</summary>
    internal bool HasSameValueAs(AccessToken other) => string.Equals(value, other.value, StringComparison.Ordinal);
}
