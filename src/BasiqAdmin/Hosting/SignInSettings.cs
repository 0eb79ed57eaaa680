namespace BasiqAdmin.Hosting;

/// <summary>Section <c>SignIn</c>: the organisation's OpenID Connect provider.</summary>
internal sealed class SignInSettings
{
    public const string Section = "SignIn";

    /// <summary>The provider's address.</summary>
    public string Authority { get; set; } = "";

    /// <summary>How the provider knows this app.</summary>
    public string ClientId { get; set; } = "";
}
