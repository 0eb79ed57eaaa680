using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Connectors;

/// <summary>A way into one institution by one method (data.yml, Connector).</summary>
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
