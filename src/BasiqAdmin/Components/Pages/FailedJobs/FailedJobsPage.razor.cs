using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>The leads' inbox: failures of all users by who must act, those of one bank folded under its outage, a case open beside the list.</summary>
public sealed partial class FailedJobsPage(IFailedJobInbox inbox, Toasts toasts, IJSRuntime browser) : ListPage<CaseRow, FailedJobsQuery>
{
    private readonly Loadable<FirstRound?> _round = new();
    private readonly Loadable<InboxTabs> _tabs = new();
    private readonly Loadable<IReadOnlyList<CaseGroup>> _groups = new();
    private readonly Loadable<IReadOnlyList<OutageFold>> _folds = new();
    private readonly Loadable<CaseFacets> _facets = new();
    private readonly Loadable<IReadOnlyList<Person>> _people = new();
    private readonly CaseSelection _selection = new();
    private int _edition;
    private int _bulkEdition;
    private bool _movedOn;
    private int _undone;
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

    private int SelectedCount => _selection.IsEverything ? Rows.Value?.Total ?? _selection.Count : _selection.Count;

    private IReadOnlyList<CountChip> Chips =>
    [
        Chip("All", tabs => tabs.All, null),
        .. Enum.GetValues<ActionOwner>().Select(owner => Chip(OwnerText.Of(owner), tabs => tabs.ByOwner.GetValueOrDefault(owner), owner)),
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
            LoadAsync(_round, token => inbox.FirstRoundAsync(Actor, token)),
            LoadAsync(_tabs, token => inbox.TabsAsync(Actor, filter, token)),
            LoadAsync(_groups, token => inbox.GroupsAsync(Actor, filter, token)),
            LoadAsync(_folds, token => filter.InOutageOf is null ? inbox.FoldsAsync(Actor, filter, token) : Task.FromResult<IReadOnlyList<OutageFold>>([])),
            LoadAsync(_facets, token => inbox.FacetsAsync(Actor, filter.State, token)),
            MayChange && _people.Value is null ? LoadPeopleAsync() : Task.CompletedTask);
    }

    private Task LoadPeopleAsync() => LoadAsync(_people, token => inbox.PeopleAsync(Actor, token));

    // The list stays as it is under whoever reads it, until the round is through.
    private async Task LookAtRoundAsync()
    {
        await LoadAsync(_round, token => inbox.FirstRoundAsync(Actor, token));
        if (_round is { Face: LoadFace.Ready, Value: null })
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

    private CountChip Chip(string text, Func<InboxTabs, int> count, ActionOwner? owner) =>
        new(text, _tabs.Value is { } tabs ? count(tabs) : null, FilterLink(Query.Filter with { Owner = owner, Cause = null, InOutageOf = null }), Query.Filter.Owner == owner);

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

    // What was selected in one list is not meant in another; the same list, loaded again or turned over, keeps it.
    private void SelectWithin(CaseFilter filter)
    {
        if (_selectedIn != filter)
        {
            _selection.Clear();
        }

        _selectedIn = filter;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_movedOn)
        {
            _movedOn = false;
            await browser.InvokeVoidAsync("focusOpenRow", ComponentToken);
        }
    }

    private string? LinkBeside(int step) => Beside(step) is { } number ? CaseLink(number) : null;

    // The place of a page among the others is not known, except the first one's.
    private string? Position => Rows.Value is { Previous: null } page && PlaceOfCase(page) is >= 0 and var at
        ? $"{NumberText.Of(at + 1)} of {NumberText.Of(page.Total)}{(page.TotalIsAtLeast ? "+" : string.Empty)}"
        : null;

    private int PlaceOfCase(Page<CaseRow> page) => page.Items.ToList().FindIndex(row => row.Number == Query.Case);

    private long? Beside(int step)
    {
        var numbers = Rows.Value?.Items.Select(row => row.Number).ToList() ?? [];
        var at = Rows.Value is { } page ? PlaceOfCase(page) : -1;
        return at >= 0 && at + step >= 0 && at + step < numbers.Count ? numbers[at + step] : null;
    }

    // Whoever works through the list has the next case before them as soon as this one is dealt with.
    private Task CaseChangedAsync(OwnChange? own)
    {
        if (own is null)
        {
            return ReloadAsync();
        }

        _selection.Renew(own.Row);
        var row = own.Row;
        if (CaseEdits.Done(row, own.Change, () => UndoAsync([row.Ref], row.Number)) is { } done)
        {
            toasts.Show(done);
            if (Beside(1) is { } next)
            {
                _movedOn = true;
                Navigation.NavigateTo(CaseLink(next), replace: true);
            }
        }

        return ReloadAsync();
    }

    private Task UndoAsync(IReadOnlyList<CaseRef> changed, long? number) => InvokeAsync(async () =>
    {
        BulkResult? result = null;
        var failure = await TryAsync(async _ => result = await CaseEdits.UndoAsync(inbox, Actor, changed));
        toasts.Show(CaseEdits.Undone(result, failure));

        // The message outlives the page: whoever has left it is told, and stays where they are.
        if (ComponentToken.IsCancellationRequested)
        {
            return;
        }

        if (result is { Changed: > 0 } && number is not null)
        {
            Navigation.NavigateTo(CaseLink(number), replace: true);
        }

        _undone++;
        await ReloadAsync();
    });

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
        var canUndo = _draft?.Kind is DraftKind.Assign or DraftKind.Snooze or DraftKind.Wake or DraftKind.Resolve && result.Refs.Count > 0;
        _draft = null;
        _selection.Clear();
        _bulkEdition++;
        toasts.Show(new Toast($"{CaseText.Cases(result.Changed)} changed", result.Skipped.Count == 0 ? Severity.Success : Severity.Warning)
        {
            Detail = result.Skipped.Count == 0 ? null : $"{CaseText.Cases(result.Skipped.Count)} left alone, because somebody changed them or it made no sense: {string.Join(", ", result.Skipped)}.",
            Undo = canUndo ? () => UndoAsync(result.Refs, null) : null,
            About = "case",
        });
        return ReloadAsync();
    }
}
