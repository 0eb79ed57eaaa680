using System.Text.RegularExpressions;

namespace BasiqAdmin.Services.Audit;

/// <summary>One action with all its steps, such as a purge from request to outcome; most actions have one.</summary>
/// <param name="Newest">The newest step that the filter matches: how the action stands, where nothing narrows the list.</param>
/// <param name="Steps">All steps, oldest first, whatever the filter.</param>
public sealed partial record AuditGroup(AuditRow Newest, IReadOnlyList<AuditRow> Steps)
{
    /// <summary>The kind of object whose entries are steps of one action.</summary>
    internal const string SteppedType = "purge";

    /// <summary>Who began it.</summary>
    public AuditRow First => Steps[0];

    /// <summary>What the steps say of ids, codes and counts, by name; a later step's value stands in place of an earlier one's.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; } = Read(Steps);

    /// <summary>Why, in the words of whoever gave a reason last.</summary>
    public string? Reason => Steps.LastOrDefault(step => step.Fact.Reason is not null)?.Fact.Reason;

    private static Dictionary<string, string> Read(IReadOnlyList<AuditRow> steps)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match fact in steps.Where(step => step.Fact.Detail is not null).SelectMany(step => Fact().Matches(step.Fact.Detail!)))
        {
            facts[fact.Groups["name"].Value] = fact.Groups["value"].Value;
        }

        return facts;
    }

    // "a=1; b=two words" as most entries have it, and "a=1 b=2" as imports do: a value ends where the next name begins.
    [GeneratedRegex(@"(?<name>[A-Za-z]+)=(?<value>.*?)(?=;?\s+[A-Za-z]+=|\z)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fact();
}
