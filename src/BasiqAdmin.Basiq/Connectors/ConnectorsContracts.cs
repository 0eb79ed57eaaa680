using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connectors;

/// <summary>An institution by one method (data.yml, Connector).</summary>
/// <param name="Id">The institution; with the method it names the connector.</param>
/// <param name="Method">How it reaches the bank.</param>
/// <param name="Name">Name of the institution.</param>
/// <param name="ShortName">Short name of the institution.</param>
/// <param name="Status">Health now; Basiq keeps no history of it.</param>
/// <param name="Stage">How settled it is.</param>
/// <param name="Tier">Basiq's tier, <c>1</c> to <c>4</c>.</param>
/// <param name="Country">Name of the country.</param>
/// <param name="InstitutionType">Kind of institution, for example <c>Bank</c>.</param>
/// <param name="AuthorizationType">How customers sign in, for example <c>user-mfa</c>.</param>
/// <param name="Scopes">What data it can bring.</param>
/// <param name="Stats">Average durations; null when Basiq knows none.</param>
public sealed record Connector(
    InstitutionId Id,
    ConnectionMethod Method,
    string Name,
    string? ShortName,
    ConnectorStatus Status,
    ConnectorStage Stage,
    string? Tier,
    string? Country,
    string? InstitutionType,
    string? AuthorizationType,
    IReadOnlyList<string> Scopes,
    ConnectorStats? Stats);

/// <summary>Health of a connector (filter text in data.yml).</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConnectorStatus
{
    private readonly string? value;

    private ConnectorStatus(string? value) => this.value = value;

    /// <summary>Works.</summary>
    public static ConnectorStatus Operational { get; } = new("operational");

    /// <summary>Works, slowly.</summary>
    public static ConnectorStatus DegradedPerformance { get; } = new("degraded-performance");

    /// <summary>Works for some.</summary>
    public static ConnectorStatus PartialOutage { get; } = new("partial-outage");

    /// <summary>Does not work: the only state in which Basiq says to wait.</summary>
    public static ConnectorStatus MajorOutage { get; } = new("major-outage");

    /// <summary>Basiq says that it can and should still be used.</summary>
    public static ConnectorStatus UnderMaintenance { get; } = new("under-maintenance");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static ConnectorStatus From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}

/// <summary>How settled a connector is.</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConnectorStage
{
    private readonly string? value;

    private ConnectorStage(string? value) => this.value = value;

    /// <summary>In general use.</summary>
    public static ConnectorStage Live { get; } = new("live");

    /// <summary>In trial use.</summary>
    public static ConnectorStage Beta { get; } = new("beta");

    /// <summary>In early use.</summary>
    public static ConnectorStage Alpha { get; } = new("alpha");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is.</summary>
    public static ConnectorStage From(string? text) => new(OpenText.Normalise(text));

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}

/// <summary>A connector's average durations over 7 days of jobs, worked out by Basiq every 24 hours (api-facts, section 7).</summary>
/// <param name="VerifyCredentials">Step verify-credentials; null when unknown.</param>
/// <param name="RetrieveAccounts">Step retrieve-accounts; null when unknown.</param>
/// <param name="RetrieveTransactions">Step retrieve-transactions; null when unknown.</param>
/// <param name="RetrieveMeta">Retrieving metadata; null when unknown.</param>
/// <param name="Total">The whole job; null when unknown.</param>
public sealed record ConnectorStats(
    TimeSpan? VerifyCredentials,
    TimeSpan? RetrieveAccounts,
    TimeSpan? RetrieveTransactions,
    TimeSpan? RetrieveMeta,
    TimeSpan? Total);
