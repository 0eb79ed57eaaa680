using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Http;

/// <summary>One call of the API, before it is sent.</summary>
/// <param name="Method">HTTP verb.</param>
/// <param name="Template">Path with its parameters in braces; this, not the path, stands in logs and messages.</param>
/// <param name="Values">What the parameters are; userId, connectionId and jobId among them become the log scope.</param>
internal sealed record BasiqRequest(HttpMethod Method, string Template, params KeyValuePair<string, object?>[] Values)
{
    /// <summary>Under this key a message carries the request that it was made from.</summary>
    public static readonly HttpRequestOptionsKey<BasiqRequest> Key = new("BasiqRequest");

    private static readonly string[] LogNames = ["userId", "connectionId", "jobId"];

    /// <summary>The ids among the values, for the log scope.</summary>
    public KeyValuePair<string, object?>[] LogIds => Array.FindAll(Values, static value => LogNames.Contains(value.Key, StringComparer.Ordinal));

    /// <summary>Basiq's filter expression, not yet encoded.</summary>
    public string? Filter { get; init; }

    /// <summary>The body; none when null.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Media type of the body.</summary>
    public string BodyType { get; init; } = "application/json";

    /// <summary>True for a call that changes nothing although its verb suggests so.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether a lost reply leaves open what happened.</summary>
    public bool ChangesData => Method != HttpMethod.Get && !IsRepeatable;

    /// <summary>Path and query.</summary>
    public string Path
    {
        get
        {
            var path = Values.Aggregate(Template, static (text, value) => text.Replace($"{{{value.Key}}}", $"{value.Value}", StringComparison.Ordinal));
            return Filter is null ? path : $"{path}?filter={Uri.EscapeDataString(Filter)}";
        }
    }

    /// <summary>Verb and template.</summary>
    public override string ToString() => $"{Method} {Template}";

    /// <summary>The user and, where it is known, the connection: a filter's connection belongs into the log scope too.</summary>
    public static KeyValuePair<string, object?>[] ValuesOf(UserId userId, ConnectionId? connectionId) =>
        connectionId is { } connection
            ? [Value("userId", userId.Value), Value("connectionId", connection.Value)]
            : [Value("userId", userId.Value)];

    /// <summary>One parameter of the path.</summary>
    public static KeyValuePair<string, object?> Value(string name, string value) => new(name, value);
}
