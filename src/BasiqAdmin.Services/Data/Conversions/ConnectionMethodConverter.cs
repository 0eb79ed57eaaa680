using BasiqAdmin.Basiq.Connections;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class ConnectionMethodConverter() : ValueConverter<ConnectionMethod, string>(method => method.Value, text => ConnectionMethod.From(text));
