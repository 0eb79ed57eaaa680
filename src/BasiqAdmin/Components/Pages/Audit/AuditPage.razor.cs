using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>The audit trail in sentences, newest first.</summary>
public sealed partial class AuditPage(IAuditLog audit) : ListPage<AuditStory, AuditQuery>
{
    private readonly Loadable<IReadOnlyList<AuditPerson>> _people = new();

    private static IReadOnlyList<(string, string)> OutcomeChoices { get; } =
        [("", "Any outcome"), .. Enum.GetValues<AuditOutcome>().Select(outcome => (outcome.ToString(), AuditText.Of(outcome)))];

    // A kind that is not offered can still stand in the address, such as from a step's link.
    private IReadOnlyList<(string, string)> KindChoices =>
    [
        ("", "Everything"),
        .. AuditText.Kinds,
        .. Query.Filter.Action is { } action && !AuditText.Kinds.Any(kind => kind.Action == action) ? [(action, action)] : Array.Empty<(string, string)>(),
    ];

    private IReadOnlyList<(string, string)> PeopleChoices =>
    [
        ("", "Everybody"),
        .. (_people.Value ?? []).Select(person => (person.Id, person.Name)),
        .. Query.Filter.ActorId is { } actorId && _people.Value?.Any(person => person.Id == actorId) is not true ? [(actorId, actorId)] : Array.Empty<(string, string)>(),
    ];

    // Only the first page of the whole trail shows how long it is; elsewhere a long trail would be taken for a short one.
    private long? Newest => Query.Filter == new AuditFilter() && Query.Page.Cursor is null ? Rows.Value?.Items.Select(story => (long?)story.Last.Sequence).Max() : null;

    /// <inheritdoc/>
    protected override AuditQuery Parse(string uri) => AuditQuery.Parse(uri);

    /// <inheritdoc/>
    protected override async Task<Page<AuditStory>> SearchAsync(CancellationToken cancellationToken)
    {
        var groups = await audit.GroupsAsync(Actor, Query.Filter, Query.Page, cancellationToken);
        var stories = AuditStory.Fold(groups.Items);

        // What is folded is not missing: a list that fits one page has as many rows as it shows.
        return new Page<AuditStory>(stories, groups.Previous, groups.Next, groups.Previous is null && groups.Next is null ? stories.Count : groups.Total) { TotalIsAtLeast = groups.TotalIsAtLeast };
    }

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => _people.Value is null ? LoadAsync(_people, token => audit.PeopleAsync(Actor, token)) : Task.CompletedTask;

    private string WhoLink(string actorId) => FilterLink(Query.Filter with { ActorId = actorId });

    private string KindLink(string action) => FilterLink(Query.Filter with { Action = action });

    private string PageLink(PageRequest page) => AdminRoutes.Audit(Query with { Page = page });

    private string FilterLink(AuditFilter filter) => AdminRoutes.Audit(new AuditQuery(filter, Query.Page with { Cursor = null }));

    private void Show(AuditFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
