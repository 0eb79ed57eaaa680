namespace BasiqAdmin.Sandbox.Http;

/// <summary>One condition of a filter, for example <c>connector.stage.in('live','beta')</c>.</summary>
internal sealed record FilterClause(string Property, string Condition, IReadOnlyList<string> Values)
{
    public bool Holds(string actual) => Condition switch
    {
        "ne" => actual != Values[0],
        _ => Values.Contains(actual, StringComparer.Ordinal),
    };
}
