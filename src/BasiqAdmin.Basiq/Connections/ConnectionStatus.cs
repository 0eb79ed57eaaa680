using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>State of a connection (data.yml, data-connections.md).</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConnectionStatus
{
    private readonly string? value;

    private ConnectionStatus(string? value) => this.value = value;

    /// <summary>Data can be refreshed and purged.</summary>
    public static ConnectionStatus Active { get; } = new("active");

    /// <summary>The first job has not ended.</summary>
    public static ConnectionStatus Pending { get; } = new("pending");

    /// <summary>The bank no longer accepts it; the customer must act.</summary>
    public static ConnectionStatus Invalid { get; } = new("invalid");

    /// <summary>The customer left the flow before any credentials were given.</summary>
    public static ConnectionStatus PreInit { get; } = new("pre-init");

    /// <summary>The flow has begun (data-connections.md; not in the schema).</summary>
    public static ConnectionStatus Init { get; } = new("init");

    /// <summary>Deleted; its data cannot be purged any more.</summary>
    public static ConnectionStatus Deleted { get; } = new("deleted");

    /// <summary>The consent behind it was revoked (dashboard documents).</summary>
    public static ConnectionStatus Revoked { get; } = new("revoked");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is. Its pages on webhooks call an invalid connection <c>invalid-connection</c>.</summary>
    public static ConnectionStatus From(string? text) => new(OpenText.Normalise(text) is var word && word == "invalid-connection" ? "invalid" : word);

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}
