using System.Text.Json.Serialization;

namespace BasiqAdmin.Sandbox.Http;

internal sealed record ErrorItem(
    string Type,
    string Code,
    string Title,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ErrorSource? Source);
