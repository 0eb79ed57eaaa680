using BasiqAdmin.Basiq.Connectors;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BasiqAdmin.Services.Data.Conversions;

internal sealed class ConnectorStageConverter() : ValueConverter<ConnectorStage, string>(stage => stage.Value, text => ConnectorStage.From(text));
