using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connectors;

/// <summary>A connector as Basiq writes it (data.yml, Connector).</summary>
internal sealed record ConnectorWire(
    string? Id,
    string? Method,
    string? Status,
    string? Stage,
    ConnectorInstitutionWire? Institution,
    ConnectorAuthorizationWire? Authorization,
    IReadOnlyList<string?>? Scopes,
    ConnectorStatsWire? Stats)
{
    public Connector ToModel() =>
        new(
            InstitutionId.Parse(Id ?? ""),
            ConnectionMethod.From(Method),
            Institution?.Name ?? Id ?? "",
            Institution?.ShortName,
            ConnectorStatus.From(Status),
            ConnectorStage.From(Stage),
            Institution?.Tier,
            Institution?.Country,
            Institution?.Type,
            Authorization?.Type,
            [.. (Scopes ?? []).OfType<string>()],
            Stats?.AverageDurationMs?.ToModel());
}

/// <summary>The institution of a connector.</summary>
internal sealed record ConnectorInstitutionWire(string? Name, string? ShortName, string? Tier, string? Country, string? Type);

/// <summary>How customers sign in.</summary>
internal sealed record ConnectorAuthorizationWire(string? Type);

/// <summary>Statistics of a connector.</summary>
internal sealed record ConnectorStatsWire(ConnectorDurationsWire? AverageDurationMs);

/// <summary>Average durations in milliseconds.</summary>
internal sealed record ConnectorDurationsWire(
    double? VerifyCredentials,
    double? RetrieveAccounts,
    double? RetrieveTransactions,
    double? RetrieveMeta,
    double? Total)
{
    public ConnectorStats ToModel() =>
        new(
            Milliseconds.ToSpan(VerifyCredentials),
            Milliseconds.ToSpan(RetrieveAccounts),
            Milliseconds.ToSpan(RetrieveTransactions),
            Milliseconds.ToSpan(RetrieveMeta),
            Milliseconds.ToSpan(Total));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LenientStringConverter)])]
[JsonSerializable(typeof(ConnectorWire))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
