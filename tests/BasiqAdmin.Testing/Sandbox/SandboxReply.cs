using System.Text.Json.Nodes;

namespace BasiqAdmin.Testing.Sandbox;

/// <summary>A reply of the sandbox, read to its end.</summary>
public sealed record SandboxReply(int Status, JsonNode? Body, HttpResponseMessage Response)
{
    /// <summary>The body of a reply that must have one.</summary>
    public JsonNode Json => Body ?? throw new InvalidOperationException($"A reply with status {Status} has no body.");

    public JsonArray Data => Json["data"]!.AsArray();

    /// <summary>The first error's code, when the reply is an error.</summary>
    public string? ErrorCode => Status >= 400 ? (string?)Data[0]!["code"] : null;

    /// <summary>The first error's detail, when the reply is an error.</summary>
    public string? ErrorDetail => Status >= 400 ? (string?)Data[0]!["detail"] : null;
}
