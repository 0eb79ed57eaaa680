namespace BasiqAdmin.Basiq.Authentication;

/// <summary>What <c>POST /token</c> returned.</summary>
internal sealed record IssuedToken(AccessToken Token, TimeSpan Lifetime);
