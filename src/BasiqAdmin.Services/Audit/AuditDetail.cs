using System.Text.RegularExpressions;

namespace BasiqAdmin.Services.Audit;

/// <summary>Reads what an entry's detail says of ids, codes and counts.</summary>
public static partial class AuditDetail
{
    /// <summary>All that it says, by name, in its order; none where it is in plain words.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string? detail) =>
        detail is null ? [] : Fact().Matches(detail).Select(fact => KeyValuePair.Create(fact.Groups["name"].Value, fact.Groups["value"].Value));

    /// <summary>The value of that name; null when the detail has none.</summary>
    public static string? Of(AuditFact fact, string name) =>
        Read(fact.Detail).Where(one => string.Equals(one.Key, name, StringComparison.Ordinal)).Select(one => one.Value).FirstOrDefault();

    // "a=1; b=two words" as most entries have it, and "a=1 b=2" as imports do: a value ends where the next name begins.
    [GeneratedRegex(@"(?<name>[A-Za-z]+)=(?<value>.*?)(?=;?\s+[A-Za-z]+=|;?\s*\z)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fact();
}
