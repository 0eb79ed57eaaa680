namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A user as the sandbox has it.</summary>
public sealed record Customer(string Id, string Name, string Email, IReadOnlyList<string> ConnectionIds)
{
    /// <summary>The first connection.</summary>
    public string ConnectionId => ConnectionIds[0];
}
