using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Components.Pages.Recovery;

/// <summary>What waits for its bank, why, and when its turn is. It looks again by itself, so that people see the queue move.</summary>
public sealed partial class RecoveryPage(IRecoveryQueue queue) : ListPage<RecoveryRow, RecoveryQuery>
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Loadable<RecoveryOverview> _overview = new();
    private bool _isBusy;
    private LoadFailure? _failure;

    private bool IsWhole => Query.Filter == new RecoveryFilter();

    // What waits is shown by bank, and its connections once a bank is opened; what has ended, or is looked for, as a list.
    private bool ShowsBanks => Query.Filter is { Stage: RecoveryStage.Open, Text: null };

    private bool ShowsList => !ShowsBanks || Query.Filter.Institution is not null || Rows.Face != LoadFace.Ready || Rows.Value is not { Items.Count: > 0 };

    // What waits is in the order of the queue; what has ended is in that of its end, which is no column.
    private string? UsualSort => Query.Filter.Stage is RecoveryStage.Recovered or RecoveryStage.Escalated or RecoveryStage.Unassigned or RecoveryStage.Cancelled ? null : "queued";

    private IReadOnlyList<CountChip> Chips =>
        [.. Enum.GetValues<RecoveryStage>().Select(stage => new CountChip(RecoveryText.Of(stage), CountOf(stage), FilterLink(Query.Filter with { Stage = stage }), Query.Filter.Stage == stage))];

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        PostEvery(LookAgainAfter, LookAgainAsync);
        return base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override RecoveryQuery Parse(string uri) => RecoveryQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<RecoveryRow>> SearchAsync(CancellationToken cancellationToken) => queue.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_overview, token => queue.OverviewAsync(Actor, token));

    private bool IsShown(RecoveryBank bank) => Query.Filter.Institution is null || bank.InstitutionId == Query.Filter.Institution;

    // Most connections of a bank wait for the same reason: it is told once.
    private string? ReasonOf(InstitutionId bank) => _overview.Value?.Banks.FirstOrDefault(one => one.InstitutionId == bank)?.Reason;

    private int? CountOf(RecoveryStage stage) => _overview.Value?.Counts.GetValueOrDefault(stage);

    private string PageLink(PageRequest page) => AdminRoutes.Recovery(Query with { Page = page });

    private string FilterLink(RecoveryFilter filter) => AdminRoutes.Recovery(new RecoveryQuery(filter, Query.Page with { Cursor = null }));

    private void Show(RecoveryFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);

    private Task LookAgainAsync() => _isBusy || Rows.IsLoading ? Task.CompletedTask : ReloadAsync();

    private Task HoldAsync(InstitutionId? bank, bool hold) => ChangeAsync(token => queue.HoldAsync(Actor, bank, hold, token));

    private async Task ChangeAsync(Func<CancellationToken, Task> change)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);

        // What somebody asks for is done even when the page goes meanwhile.
        _failure = await TryAsync(_ => change(CancellationToken.None));
        _isBusy = false;
        await ReloadAsync();
    }
}
