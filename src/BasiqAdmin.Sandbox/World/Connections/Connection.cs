using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Jobs;

namespace BasiqAdmin.Sandbox.World.Connections;

/// <summary>A user's connection to a bank. Changes happen under the lock of its user.</summary>
public sealed class Connection
{
    public required string Id { get; init; }

    public required int Ordinal { get; init; }

    public required Connector Connector { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The number of the consent that it rests on.</summary>
    public required int Consent { get; init; }

    /// <summary>Connections with the same login cannot run at once: Basiq pauses the later one.</summary>
    public required string Login { get; init; }

    public string Status { get; set; } = ConnectionStatus.Active;

    public DateTimeOffset? LastUsed { get; set; }

    /// <summary>Set for open banking only.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>False before the first successful job and after a purge.</summary>
    public bool HasData { get; set; }

    /// <summary>How its latest job failed; null once one has succeeded.</summary>
    public JobFailure? LastFailure { get; set; }

    /// <summary>What every job of this connection ends in; the documented people who always fail have one.</summary>
    public JobFailure? AlwaysFails { get; init; }

    public Bank Bank => Connector.Bank;

    public string Method => Connector.Method;

    public bool IsUpload => Banks.Method.IsUpload(Connector.Method);
}

public static class ConnectionStatus
{
    public const string Active = "active";
    public const string Pending = "pending";
    public const string Invalid = "invalid";
    public const string PreInit = "pre-init";

    // Not in the schema's enum; named by Basiq's guide to connection data.
    public const string Init = "init";
    public const string Deleted = "deleted";
}
