using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>One action of the trail with the steps it took, newest first: a purge from its request to its verification, a refresh from its request to its outcome.</summary>
public sealed record AuditStory(IReadOnlyList<AuditRow> Steps)
{
    private const string Requested = "refresh.requested";

    /// <summary>The name of the bank it is about; null where it is about none, or none that is known.</summary>
    public string? Bank { get; init; }

    /// <summary>The newest step: it says how the action ended.</summary>
    public AuditRow Last => Steps[0];

    /// <summary>The oldest step that is shown: whoever began it is who did it.</summary>
    public AuditRow First => Steps[^1];

    /// <summary>The groups of a page, newest first, as stories. The steps of a refresh or a retry, which the trail itself does not group, are folded where they stand on one page.</summary>
    public static IReadOnlyList<AuditStory> Fold(IReadOnlyList<AuditGroup> groups)
    {
        var stories = new List<(List<AuditRow> Steps, string? Bank)>();
        var open = new Dictionary<string, List<AuditRow>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var key = KeyOf(group.Newest.Fact);
            if (key is not null && open.TryGetValue(key, out var story))
            {
                story.AddRange(group.Steps.Reverse());
            }
            else
            {
                story = [.. group.Steps.Reverse()];
                stories.Add((story, group.Bank));
            }

            if (key is not null && group.Newest.Fact.Action is not Requested)
            {
                open[key] = story;
            }
            else if (key is not null)
            {
                // What is older belongs to an earlier refresh of the connection.
                open.Remove(key);
            }
        }

        return [.. stories.Select(story => new AuditStory(story.Steps) { Bank = story.Bank })];
    }

    private static string? KeyOf(AuditFact fact) => fact switch
    {
        { Action: "refresh.rejected" } => null,
        _ when fact.Action.StartsWith("refresh.", StringComparison.Ordinal) => $"refresh {fact.ObjectId}",
        _ when fact.Action.StartsWith("recovery.", StringComparison.Ordinal) && AuditDetail.Of(fact, "ticket") is { } ticket => $"ticket {ticket}",
        _ => null,
    };
}
