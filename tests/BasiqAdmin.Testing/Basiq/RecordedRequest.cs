namespace BasiqAdmin.Testing.Basiq;

/// <summary>A request that <see cref="BasiqStub"/> got.</summary>
/// <param name="Call">Verb and path, <c>GET /users/u1</c>.</param>
/// <param name="Query">Query with its question mark, as sent.</param>
/// <param name="Headers">Headers, names without regard to case.</param>
/// <param name="Body">Body as text.</param>
public sealed record RecordedRequest(string Call, string Query, IReadOnlyDictionary<string, string> Headers, string Body);
