using BasiqAdmin.Basiq.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class ConnectionIdConverter() : ValueConverter<ConnectionId, string>(id => id.Value, text => ConnectionId.Parse(text));
