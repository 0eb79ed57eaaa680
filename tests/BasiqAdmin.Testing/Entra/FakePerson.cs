namespace BasiqAdmin.Testing.Entra;

/// <summary>Somebody with an account at <see cref="FakeEntraProvider"/>. What is changed here stands in the next token.</summary>
public sealed class FakePerson(string login, string name, params string[] roles)
{
    /// <summary>What they are chosen by.</summary>
    public string Login => login;

    /// <summary>Display name.</summary>
    public string Name => name;

    /// <summary>Entra's id of the person; other providers know it as <see cref="Subject"/> only.</summary>
    public string ObjectId { get; } = Guid.NewGuid().ToString("D");

    /// <summary>The person as this client knows them.</summary>
    public string Subject => $"pairwise-{ObjectId}";

    /// <summary>App roles.</summary>
    public IReadOnlyList<string> Roles { get; set; } = roles;

    /// <summary>Ids of groups.</summary>
    public IReadOnlyList<string> Groups { get; set; } = [];

    /// <summary>In more groups than fit into a token, which then only names where they can be asked for.</summary>
    public bool HasTooManyGroups { get; set; }

    /// <summary>Whether the account is closed: nothing is given for its refresh tokens any more.</summary>
    public bool IsDisabled { get; set; }
}
