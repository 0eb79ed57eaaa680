using BasiqAdmin.Basiq.Connectors;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class ConnectorStatusConverter() : ValueConverter<ConnectorStatus, string>(status => status.Value, text => ConnectorStatus.From(text));
