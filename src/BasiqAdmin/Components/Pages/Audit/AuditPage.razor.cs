using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>The audit trail in sentences, newest first.</summary>
public sealed partial class AuditPage(IAuditLog audit) : ListPage<AuditStory, AuditQuery>
{
    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", null, FilterLink(Query.Filter with { Outcome = null }), Query.Filter.Outcome is null),
        .. Enum.GetValues<AuditOutcome>().Select(outcome => new CountChip(AuditWords.Of(outcome), null, FilterLink(Query.Filter with { Outcome = outcome }), Query.Filter.Outcome == outcome)),
    ];

    // A kind that is not offered can still stand in the address, such as from a step's link.
    private IReadOnlyList<(string, string)> KindChoices =>
    [
        ("", "Everything"),
        .. AuditWords.Kinds,
        .. Query.Filter.Action is { } action && !AuditWords.Kinds.Any(kind => kind.Action == action) ? [(action, action)] : Array.Empty<(string, string)>(),
    ];

    private long? Newest => Rows.Value?.Items.Select(story => (long?)story.Last.Sequence).Max();

    /// <inheritdoc/>
    protected override AuditQuery Parse(string uri) => AuditQuery.Parse(uri);

    /// <inheritdoc/>
    protected override async Task<Page<AuditStory>> SearchAsync(CancellationToken cancellationToken)
    {
        var rows = await audit.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);
        var stories = AuditStory.Fold(rows.Items);

        // What is folded is not missing: a list that fits one page has as many rows as it shows.
        return new Page<AuditStory>(stories, rows.Previous, rows.Next, rows.Previous is null && rows.Next is null ? stories.Count : rows.Total) { TotalIsAtLeast = rows.TotalIsAtLeast };
    }

    private string WhoName(string actorId) => Rows.Value?.Items.SelectMany(story => story.Steps).FirstOrDefault(row => row.ActorId == actorId)?.ActorName ?? actorId;

    private string WhoLink(string actorId) => FilterLink(Query.Filter with { ActorId = actorId });

    private string KindLink(string action) => FilterLink(Query.Filter with { Action = action });

    private string PageLink(PageRequest page) => AdminRoutes.Audit(Query with { Page = page });

    private string FilterLink(AuditFilter filter) => AdminRoutes.Audit(new AuditQuery(filter, Query.Page with { Cursor = null }));

    private void Show(AuditFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
