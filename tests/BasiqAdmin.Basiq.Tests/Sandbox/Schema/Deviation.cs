namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>
/// A place where the API is known to differ from its own schema, with the reason.
/// </summary>
/// <param name="Operation">The operation, or its ending; empty for all.</param>
/// <param name="Status">The status, 0 for all.</param>
/// <param name="Values">The values that are allowed nevertheless; empty for any.</param>
internal sealed record Deviation(string Operation, int Status, string Path, ViolationKind Kind, string Reason, params string[] Values)
{
    public bool Allows(string operation, int status, Violation violation) =>
        operation.EndsWith(Operation, StringComparison.Ordinal)
        && (Status == 0 || Status == status)
        && Path == violation.Path
        && Kind == violation.Kind
        && (Values.Length == 0 || Values.Contains(violation.Found, StringComparer.Ordinal));
}
