using BasiqAdmin.Basiq.Connections;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class ConnectionStatusConverter() : ValueConverter<ConnectionStatus, string>(status => status.Value, text => ConnectionStatus.From(text));
