using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Takes from the OpenAPI files what the expectations hold: per operation and status the schema, and every schema it needs.</summary>
internal sealed class OpenApiReader
{
    private static readonly string[] Kept = ["type", "required", "properties", "items", "enum", "nullable", "additionalProperties", "oneOf", "pattern"];

    private readonly Dictionary<string, YamlMappingNode> _files = [];
    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    public JsonObject Read(IEnumerable<string> operations)
    {
        var result = new JsonObject();
        foreach (var operation in operations.Order(StringComparer.Ordinal))
        {
            var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
            var file = Load("core.yml").Get("paths").Has(path) ? "core.yml" : "data.yml";
            result[operation] = Responses(file, Load(file).Get("paths").Get(path).Get(Lower(method)).Get("responses"));
        }

        return new JsonObject { ["operations"] = result, ["schemas"] = new JsonObject(_schemas.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))) };
    }

    private JsonObject Responses(string file, YamlMappingNode responses)
    {
        var result = new JsonObject();
        foreach (var (status, response) in responses.Children)
        {
            var content = ((YamlMappingNode)response).Find("content");
            var schema = content?.Find("application/json")?.Find("schema");
            result[((YamlScalarNode)status).Value!] = schema is null ? null : Schema(file, schema);
        }

        return result;
    }

    private JsonObject Schema(string file, YamlMappingNode schema)
    {
        // A keyword beside a $ref is to be ignored (OpenAPI 3.0).
        if (schema.Has("$ref"))
        {
            return new JsonObject { ["$ref"] = Reference(file, schema.Text("$ref")) };
        }

        var result = new JsonObject();
        foreach (var key in Kept.Where(schema.Has))
        {
            result[key] = key switch
            {
                "properties" => Properties(file, schema.Get(key)),
                "items" => Schema(file, schema.Get(key)),
                "oneOf" => new JsonArray([.. schema.Items(key).Select(item => Schema(file, (YamlMappingNode)item))]),
                "required" or "enum" => new JsonArray([.. schema.Items(key).Select(item => JsonValue.Create(((YamlScalarNode)item).Value))]),
                "nullable" or "additionalProperties" => schema.Text(key) == "true",
                _ => schema.Text(key),
            };
        }

        return result;
    }

    private JsonObject Properties(string file, YamlMappingNode properties) =>
        new(properties.Children.Select(pair => KeyValuePair.Create(
            ((YamlScalarNode)pair.Key).Value!, (JsonNode?)Schema(file, (YamlMappingNode)pair.Value))));

    private string Reference(string file, string reference)
    {
        var name = reference.Split('/')[^1];
        var key = $"{Path.GetFileNameWithoutExtension(file)}/{name}";
        // Put down first, for schemas that contain themselves.
        if (_schemas.TryAdd(key, []))
        {
            _schemas[key] = Schema(file, Load(file).Get("components").Get("schemas").Get(name));
        }

        return key;
    }

    private YamlMappingNode Load(string file)
    {
        if (!_files.TryGetValue(file, out var root))
        {
            using var reader = new StreamReader(typeof(OpenApiReader).Assembly.GetManifestResourceStream(file)!);
            var yaml = new YamlStream();
            yaml.Load(reader);
            _files[file] = root = (YamlMappingNode)yaml.Documents[0].RootNode;
        }

        return root;
    }

    private static string Lower(string method) => CultureInfo.InvariantCulture.TextInfo.ToLower(method);
}
