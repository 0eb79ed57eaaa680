namespace BasiqAdmin.Sandbox;

/// <summary>How to start a sandbox.</summary>
public sealed record SandboxOptions
{
    /// <summary>The same seed gives the same people, banks, connections and jobs.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many users there are; they are generated when somebody asks for them.</summary>
    public int Users { get; init; } = 1000;

    /// <summary>Whether all generated users are customers of one bank, Hooli, by web: for what hits many connections of one bank.</summary>
    public bool OneBank { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons. Port 0 takes a free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:7070";

    /// <summary>The only key that gets a token; null accepts every key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Whether an address that is not loopback is accepted; the control endpoints ask for no token.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>The clock that the world lives by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether to write to the console what happens; off when it is embedded.</summary>
    public bool LogToConsole { get; init; }
}
