using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>The leads' inbox: failures of all users by who must act, those of one bank folded under its outage, a case open beside the list.</summary>
public sealed partial class FailedJobsPage(IFailedJobInbox inbox) : ListPage<CaseRow, FailedJobsQuery>
{
    private readonly Loadable<InboxCounts> _counts = new();
    private readonly Loadable<IReadOnlyList<CaseGroup>> _groups = new();
    private readonly Loadable<IReadOnlyList<OutageFold>> _folds = new();
    private readonly Loadable<CaseFacets> _facets = new();
    private readonly Loadable<IReadOnlyList<Person>> _people = new();
    private readonly CaseSelection _selection = new();
    private int _edition;
    private int _bulkEdition;
    private string? _notice;
    private CaseDraft? _draft;
    private IReadOnlyList<CaseRow>? _picked;
    private CaseFilter _reach = new();
    private CaseFilter? _selectedIn;

    private bool MayChange => Actor.May(Right.ManageCases);

    private EventCallback<OutageFold> SnoozeAction => MayChange ? EventCallback.Factory.Create<OutageFold>(this, SnoozeFold) : default;

    private CaseSelection? Selectable => MayChange ? _selection : null;

    private IReadOnlyList<Person> People => _people.Value ?? [];

    private bool IsNarrowed => Query.Filter != new CaseFilter();

    private string ViewQuery => AdminRoutes.FailedJobs(Query with { Case = null, Unfolded = null, Page = Query.Page with { Cursor = null } })[AdminRoutes.FailedJobs().Length..].TrimStart('?');

    private IReadOnlyList<CountChip> Chips =>
    [
        Chip("All", counts => counts.Open, CaseState.Open),
        .. Enum.GetValues<ActionOwner>().Select(owner => Chip(OwnerWords.Of(owner), counts => counts.ByOwner.GetValueOrDefault(owner), CaseState.Open, owner)),
        .. MayChange ? [Chip("Mine", counts => counts.Mine, CaseState.Open, null, Actor.Id)] : Array.Empty<CountChip>(),
        Chip("Unassigned", counts => counts.Unassigned, CaseState.Open, null, CaseFilter.Nobody),
        Chip("Snoozed", counts => counts.Snoozed, CaseState.Snoozed),
        Chip("Resolved", counts => counts.Resolved, CaseState.Resolved),
    ];

    /// <inheritdoc/>
    protected override FailedJobsQuery Parse(string uri) => FailedJobsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override bool IsSameList(FailedJobsQuery one, FailedJobsQuery other) =>
        one with { Case = null, Unfolded = null, Days = 0 } == other with { Case = null, Unfolded = null, Days = 0 };

    /// <inheritdoc/>
    protected override Task<Page<CaseRow>> SearchAsync(CancellationToken cancellationToken) =>
        inbox.SearchAsync(Actor, Query.Filter, Ordered(Query.Page), cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync()
    {
        _edition++;
        var filter = Query.Filter;
        SelectWithin(filter);
        return Task.WhenAll(
            LoadAsync(_counts, token => inbox.CountAsync(Actor, filter, token)),
            LoadAsync(_groups, token => inbox.GroupsAsync(Actor, filter, token)),
            LoadAsync(_folds, token => filter.InOutageOf is null ? inbox.FoldsAsync(Actor, filter, token) : Task.FromResult<IReadOnlyList<OutageFold>>([])),
            LoadAsync(_facets, token => inbox.FacetsAsync(Actor, filter.State, token)),
            MayChange && _people.Value is null ? LoadPeopleAsync() : Task.CompletedTask);
    }

    private Task LoadPeopleAsync() => LoadAsync(_people, token => inbox.PeopleAsync(Actor, token));

    // The list stays as it is under whoever reads it, until the round is through.
    private async Task LookAtRoundAsync()
    {
        await LoadAsync(_counts, token => inbox.CountAsync(Actor, Query.Filter, token));
        if (_counts.Value is { FirstRound: null })
        {
            await ReloadAsync();
        }
    }

    // Without a column of somebody's choice the list is in groups: by who must act, then by cause.
    private static PageRequest Ordered(PageRequest page) => page.Sort switch
    {
        null => page with { Sort = "group" },
        "newest" => page with { Sort = null },
        _ => page,
    };

    private CountChip Chip(string text, Func<InboxCounts, int> count, CaseState state, ActionOwner? owner = null, string? assignee = null)
    {
        var filter = Query.Filter with { State = state, Owner = owner, Assignee = assignee, Cause = null, InOutageOf = null };
        var isCurrent = Query.Filter.State == state && Query.Filter.Owner == owner && Query.Filter.Assignee == assignee;
        return new CountChip(text, _counts.Value is { } counts ? count(counts) : null, FilterLink(filter), isCurrent);
    }

    private string PageLink(PageRequest page) => AdminRoutes.FailedJobs(Query with { Page = page });

    private string FilterLink(CaseFilter filter) => AdminRoutes.FailedJobs(Query with { Filter = filter, Page = Query.Page with { Cursor = null }, Case = null, Unfolded = null });

    private string GroupLink(CaseRow row) => FilterLink(Query.Filter with { Owner = row.Owner, Cause = row.Cause });

    private string CaseLink(long number) => CaseLink((long?)number);

    private string CaseLink(long? number) => AdminRoutes.FailedJobs(Query with { Case = number });

    private string FoldLink(InstitutionId? bank) => AdminRoutes.FailedJobs(Query with { Unfolded = bank });

    private string DaysLink(int days) => AdminRoutes.FailedJobs(Query with { Days = days });

    private void Show(CaseFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);

    private void SortBy(string? column) =>
        Navigation.NavigateTo(PageLink(Query.Page with { Sort = column, Descending = column == "failures", Cursor = null }), replace: true);

    private Task RefreshAsync()
    {
        _notice = null;
        return ReloadAsync();
    }

    // What was selected in one list is not meant in another; the same list, loaded again or turned over, keeps it.
    private void SelectWithin(CaseFilter filter)
    {
        if (_selectedIn != filter)
        {
            _selection.Clear();
        }

        _selectedIn = filter;
    }

    private Task CaseChangedAsync(CaseRow? own)
    {
        if (own is not null)
        {
            _selection.Renew(own);
        }

        return ReloadAsync();
    }

    private void Begin(DraftKind kind)
    {
        (_picked, _reach) = (_selection.IsEverything ? null : _selection.Rows, Query.Filter);
        _draft = new CaseDraft(kind) { AssigneeId = Actor.Id };
    }

    private void SnoozeFold(OutageFold fold)
    {
        (_picked, _reach) = (null, Query.Filter with { InOutageOf = fold.InstitutionId });
        _draft = new CaseDraft(DraftKind.Snooze) { Snooze = SnoozeChoice.BankRecovers };
    }

    private Task BulkDoneAsync(BulkResult result)
    {
        _draft = null;
        _selection.Clear();
        _bulkEdition++;
        _notice = result.Skipped.Count == 0
            ? $"{CaseWords.Cases(result.Changed)} changed."
            : $"{CaseWords.Cases(result.Changed)} changed. {CaseWords.Cases(result.Skipped.Count)} left alone, because somebody else had changed them or it made no sense for them: {string.Join(", ", result.Skipped)}.";
        return ReloadAsync();
    }
}
