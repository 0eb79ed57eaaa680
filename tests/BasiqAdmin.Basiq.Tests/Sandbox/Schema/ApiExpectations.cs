using System.Text.Json.Nodes;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>The part of Basiq's OpenAPI files that the sandbox answers, as committed beside the tests.</summary>
internal sealed class ApiExpectations
{
    private readonly JsonObject _operations;
    private readonly JsonObject _schemas;

    private ApiExpectations(JsonNode root)
    {
        Root = root;
        _operations = root["operations"]!.AsObject();
        _schemas = root["schemas"]!.AsObject();
    }

    public JsonNode Root { get; }

    public IEnumerable<string> Operations => _operations.Select(pair => pair.Key);

    public static ApiExpectations Load()
    {
        using var stream = typeof(ApiExpectations).Assembly.GetManifestResourceStream("expectations.json")!;
        return new ApiExpectations(JsonNode.Parse(stream)!);
    }

    public JsonObject Resolve(JsonObject schema) =>
        schema["$ref"] is { } reference ? Resolve(_schemas[reference.GetValue<string>()]!.AsObject()) : schema;

    public bool Documents(string operation, int status) => _operations[operation]!.AsObject().ContainsKey(Key(status));

    /// <summary>The schema of a reply; null when the reply has no body.</summary>
    public JsonObject? SchemaOf(string operation, int status) => _operations[operation]![Key(status)]?.AsObject();

    public JsonObject Named(string name) => _schemas[name]!.AsObject();

    /// <summary>The operation that a request belongs to; a literal segment goes before a placeholder.</summary>
    public string? OperationOf(HttpMethod method, string path) =>
        Operations
            .Where(operation => operation.Split(' ')[0] == method.Method && Matches(operation.Split(' ')[1], path))
            .MinBy(operation => operation.Count(letter => letter == '{'));

    private static bool Matches(string template, string path)
    {
        var (expected, actual) = (template.Split('/'), path.Split('/'));
        return expected.Length == actual.Length
            && expected.Zip(actual).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private static string Key(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
