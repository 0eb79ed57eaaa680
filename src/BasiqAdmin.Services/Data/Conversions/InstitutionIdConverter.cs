using BasiqAdmin.Basiq.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class InstitutionIdConverter() : ValueConverter<InstitutionId, string>(id => id.Value, text => InstitutionId.Parse(text));
