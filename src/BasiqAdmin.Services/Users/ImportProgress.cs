namespace BasiqAdmin.Services.Users;

/// <summary>How far an import has come.</summary>
public sealed record ImportProgress(int LookedUp, int Total);
