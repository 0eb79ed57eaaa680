using BasiqAdmin.Basiq.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class UserIdConverter() : ValueConverter<UserId, string>(id => id.Value, text => UserId.Parse(text));
