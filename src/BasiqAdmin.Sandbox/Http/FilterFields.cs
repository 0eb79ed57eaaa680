namespace BasiqAdmin.Sandbox.Http;

/// <summary>The properties that an endpoint can filter by, each with its conditions.</summary>
internal sealed class FilterFields(params (string Property, string[] Conditions)[] fields)
{
    public bool Allows(FilterClause clause) =>
        Array.Exists(fields, field => field.Property == clause.Property && field.Conditions.Contains(clause.Condition, StringComparer.Ordinal))
        && (clause.Condition == "in" || clause.Values.Count == 1);
}
