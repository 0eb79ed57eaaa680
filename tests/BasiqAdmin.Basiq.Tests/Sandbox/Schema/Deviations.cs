namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Every documented deviation (sections are those of the API facts). One that no reply needs fails a test.</summary>
internal static class Deviations
{
    private const string Steps = "$.data[].steps[]";
    private const string ScenarioTable = "section 4: the schema's enum lacks the codes of the documents' own scenario table";

    public static IReadOnlyList<Deviation> All { get; } =
    [
        new("/connections", 200, "$.data[].createdDate", ViolationKind.Missing, "section 2: required, and shown to SERVER_ACCESS only"),
        new("/connections/{connectionId}", 200, "$.createdDate", ViolationKind.Missing, "section 2: required, and shown to SERVER_ACCESS only"),
        new("/connections", 200, "$.data[].status", ViolationKind.Enum, "section 5: two more states in Basiq's guide", "init", "deleted"),
        new("/connections/{connectionId}", 200, "$.status", ViolationKind.Enum, "section 5: two more states in Basiq's guide", "init", "deleted"),
        new("/jobs", 200, $"{Steps}.title", ViolationKind.Enum, "section 4: the schema's enum lacks this step", "mfa-challenge"),
        new("/jobs", 200, $"{Steps}.result", ViolationKind.Type, "core.yml: 'a list of URLs or null', without nullable", "null"),
        new(
            "/jobs", 200, $"{Steps}.result.code", ViolationKind.Enum, ScenarioTable,
            "invalid-credentials", "account-not-accessible-requires-user-action", "service-unavailable", "authorization-failed",
            "maintenance-error", "temporary-unavailable"),
        new("/connectors", 200, "$.data[].stats.averageDurationMs", ViolationKind.Type, "section 7: null when not known, without nullable", "null"),
        new("/connectors/{connectorId}/{method}", 200, "$.stats.averageDurationMs", ViolationKind.Type, "section 7: null when not known, without nullable", "null"),
        new("GET /events", 200, "$.data[].entity", ViolationKind.Enum, "section 9: more types than the enum", "user", "account", "transactions"),
        new("GET /events", 200, "$.data[].eventType", ViolationKind.Enum, "section 9: more types than the enum", "activated", "invalidated", "reminder", "warning"),
        new("GET /events", 200, "$.data[].data", ViolationKind.Type, "core.yml: a string, and objects in its examples", "Object"),
        new("", 503, "$.data[].code", ViolationKind.Type, "core.yml: an object, and a string in its example", "String"),
        new("/refresh", 200, "$", ViolationKind.Status, "section 3: the original job is still queued or running"),
        new("", 400, "$", ViolationKind.Status, "a fault that a test sets where the files list no 400"),
        new("", 401, "$", ViolationKind.Status, "section 2: a malformed token is 401 everywhere"),
        new("", 403, "$", ViolationKind.Status, "section 2: an expired token is 403 everywhere; section 2: so is the token limit"),
        new("", 404, "$", ViolationKind.Status, "section 3: a token of another version finds no route"),
        new("", 429, "$", ViolationKind.Status, "section 2: generic limits answer 429 or 403"),
        new("", 503, "$", ViolationKind.Status, "a fault that a test sets where the files list no 503"),
    ];
}
