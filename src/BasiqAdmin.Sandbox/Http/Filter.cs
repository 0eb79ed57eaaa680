using System.Text.RegularExpressions;

namespace BasiqAdmin.Sandbox.Http;

/// <summary>
/// Reads <c>filter=property.cond('v'),property.cond('v')</c>; the comma means and. Values may stand without quotes,
/// because the events' examples write them so.
/// </summary>
internal sealed partial class Filter(IReadOnlyList<FilterClause> clauses)
{
    public IReadOnlyList<FilterClause> Clauses => clauses;

    /// <summary>Null when the filter cannot be read or names something that <paramref name="fields"/> does not allow.</summary>
    public static Filter? Parse(string? text, FilterFields fields)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Filter([]);
        }

        var clauses = new List<FilterClause>();
        var at = 0;
        while (at < text.Length)
        {
            var match = Clause().Match(text, at);
            if (!match.Success)
            {
                return null;
            }

            var clause = new FilterClause(
                match.Groups["property"].Value, match.Groups["condition"].Value,
                [.. match.Groups["value"].Captures.Select(capture => capture.Value.Trim('\''))]);
            if (!fields.Allows(clause))
            {
                return null;
            }

            clauses.Add(clause);
            at = match.Index + match.Length;
        }

        return new Filter(clauses);
    }

    public bool Holds(Func<string, string> valueOf) => clauses.All(clause => clause.Holds(valueOf(clause.Property)));

    public bool Holds(Func<string, IReadOnlyList<string>> valuesOf) =>
        clauses.All(clause => clause.Condition == "ne"
            ? !valuesOf(clause.Property).Contains(clause.Values[0], StringComparer.Ordinal)
            : valuesOf(clause.Property).Any(clause.Holds));

    [GeneratedRegex(@"\G\s*(?<property>[A-Za-z]+(?:\.[A-Za-z]+)*)\.(?<condition>eq|ne|in|bt|gteq|gt|lteq|lt)\(\s*(?<value>'[^']*'|[\w.-]+)(?:\s*,\s*(?<value>'[^']*'|[\w.-]+))*\s*\)\s*(?:,|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Clause();
}

/// <summary>One condition of a filter, for example <c>connector.stage.in('live','beta')</c>.</summary>
internal sealed record FilterClause(string Property, string Condition, IReadOnlyList<string> Values)
{
    public bool Holds(string actual) => Condition switch
    {
        "ne" => actual != Values[0],
        _ => Values.Contains(actual, StringComparer.Ordinal),
    };
}

/// <summary>The properties that an endpoint can filter by, each with its conditions.</summary>
internal sealed class FilterFields(params (string Property, string[] Conditions)[] fields)
{
    public bool Allows(FilterClause clause) =>
        Array.Exists(fields, field => field.Property == clause.Property && field.Conditions.Contains(clause.Condition, StringComparer.Ordinal))
        && (clause.Condition == "in" || clause.Values.Count == 1);
}
