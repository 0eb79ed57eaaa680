using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class UserIdConverter() : ValueConverter<UserId, string>(id => id.Value, text => UserId.Parse(text));

internal sealed class ConnectionIdConverter() : ValueConverter<ConnectionId, string>(id => id.Value, text => ConnectionId.Parse(text));

internal sealed class JobIdConverter() : ValueConverter<JobId, string>(id => id.Value, text => JobId.Parse(text));

internal sealed class InstitutionIdConverter() : ValueConverter<InstitutionId, string>(id => id.Value, text => InstitutionId.Parse(text));

internal sealed class ConnectionMethodConverter() : ValueConverter<ConnectionMethod, string>(method => method.Value, text => ConnectionMethod.From(text));

internal sealed class ConnectionStatusConverter() : ValueConverter<ConnectionStatus, string>(status => status.Value, text => ConnectionStatus.From(text));

internal sealed class ConnectorStatusConverter() : ValueConverter<ConnectorStatus, string>(status => status.Value, text => ConnectorStatus.From(text));

internal sealed class ConnectorStageConverter() : ValueConverter<ConnectorStage, string>(stage => stage.Value, text => ConnectorStage.From(text));

/// <summary>Times as UTC Unix milliseconds: SQLite can neither compare nor sort offsets. Finer parts are cut off.</summary>
internal sealed class UtcMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
