namespace BasiqAdmin.Sandbox.World.Banks;

/// <summary>An institution. <paramref name="Mfa"/> says whether a web login there is challenged for a second factor.</summary>
public sealed record Bank(string Id, string Name, string ShortName, string Type, string Tier, string Country, MfaHabit Mfa);
