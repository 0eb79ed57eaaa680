using BasiqAdmin.Basiq.Ids;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class JobIdConverter() : ValueConverter<JobId, string>(id => id.Value, text => JobId.Parse(text));
