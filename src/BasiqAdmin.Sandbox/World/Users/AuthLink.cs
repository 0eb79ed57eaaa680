namespace BasiqAdmin.Sandbox.World.Users;

/// <summary>The latest link to Basiq's consent pages; it lives seven days and only the latest is valid.</summary>
public sealed record AuthLink(string Id, string Mobile, DateTimeOffset ExpiresAt, bool IsDeleted = false);
