namespace BasiqAdmin.Sandbox.Http;

/// <summary>Which scope an endpoint asks for; an endpoint without it needs no token.</summary>
internal sealed record Access(bool Server, bool Client)
{
    public static Access ServerOnly { get; } = new(true, false);

    /// <summary>Answering a challenge (core.yml, postJobMfa).</summary>
    public static Access ClientOnly { get; } = new(false, true);

    /// <summary>What a consent page needs; which endpoints these are is this sandbox's reading of the scopes.</summary>
    public static Access Either { get; } = new(true, true);

    public bool Allows(Caller caller) => caller.IsServer ? Server : Client;
}
