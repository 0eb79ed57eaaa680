using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>One action of the trail with the steps it took, newest first: a purge from its request to its verification, a refresh from its request to its outcome.</summary>
public sealed record AuditStory(IReadOnlyList<AuditRow> Steps)
{
    private const string Requested = "refresh.requested";

    /// <summary>The newest step: it says how the action ended.</summary>
    public AuditRow Last => Steps[0];

    /// <summary>The oldest step that is shown: whoever began it is who did it.</summary>
    public AuditRow First => Steps[^1];

    /// <summary>Folds the steps of one action into one story each, which stands where its newest step stood. The rows may come newest first or oldest first.</summary>
    public static IReadOnlyList<AuditStory> Fold(IReadOnlyList<AuditRow> rows) =>
        rows.Count > 1 && rows[0].Sequence < rows[^1].Sequence ? [.. FoldNewestFirst(rows.Reverse()).Reverse()] : FoldNewestFirst(rows);

    private static IReadOnlyList<AuditStory> FoldNewestFirst(IEnumerable<AuditRow> rows)
    {
        var stories = new List<List<AuditRow>>();
        var open = new Dictionary<string, List<AuditRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = KeyOf(row.Fact);
            if (key is not null && open.TryGetValue(key, out var story))
            {
                story.Add(row);
            }
            else
            {
                stories.Add(story = [row]);
            }

            if (key is not null && row.Fact.Action is not Requested)
            {
                open[key] = story;
            }
            else if (key is not null)
            {
                // What is older belongs to an earlier refresh of the connection.
                open.Remove(key);
            }
        }

        return [.. stories.Select(story => new AuditStory(story))];
    }

    private static string? KeyOf(AuditFact fact) => fact switch
    {
        { ObjectType: "purge" } => $"purge {fact.ObjectId}",
        { Action: "refresh.rejected" } => null,
        _ when fact.Action.StartsWith("refresh.", StringComparison.Ordinal) => $"refresh {fact.ObjectId}",
        _ when fact.Action.StartsWith("recovery.", StringComparison.Ordinal) && AuditDetail.Of(fact, "ticket") is { } ticket => $"ticket {ticket}",
        _ => null,
    };
}
