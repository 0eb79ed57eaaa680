using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.Banks;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>Every way into every bank, the worst first. It loads again by itself when a bank changes.</summary>
public sealed partial class ConnectorsPage(IConnectorHealth health, ConnectorChanges changes) : ListPage<ConnectorRow, ConnectorsQuery>
{
    private readonly Loadable<ConnectorCounts> _counts = new();

    private bool IsWhole => Query.Filter == new ConnectorFilter();

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", _counts.Value?.All, FilterLink(Query.Filter with { Status = null, InTrouble = false }), Query.Filter is { Status: null, InTrouble: false }),
        new("In trouble", _counts.Value?.InTrouble, FilterLink(Query.Filter with { Status = null, InTrouble = true }), Query.Filter.InTrouble),
        .. Statuses.Select(status => new CountChip(BankWords.Of(status), _counts.Value?.ByStatus.GetValueOrDefault(status), FilterLink(Query.Filter with { Status = status, InTrouble = false }), Query.Filter.Status == status)),
    ];

    // Those that Basiq documents, then those that it has added since.
    private IEnumerable<ConnectorStatus> Statuses =>
        StatusRank.Known.Union((_counts.Value?.ByStatus.Keys ?? []).OrderBy(status => status.Value, StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Own(changes.Subscribe(_ => LoadAgain()));
        return base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override ConnectorsQuery Parse(string uri) => ConnectorsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<ConnectorRow>> SearchAsync(CancellationToken cancellationToken) => health.SearchAsync(Actor, Query.Filter, Query.Page, Query.Days, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => health.CountAsync(Actor, token));

    private void LoadAgain() => _ = InvokeAsync(() => Gone.IsCancellationRequested ? Task.CompletedTask : ReloadAsync());

    private string PageLink(PageRequest page) => AdminRoutes.Connectors(Query with { Page = page });

    private string FilterLink(ConnectorFilter filter) => AdminRoutes.Connectors(Query with { Filter = filter, Page = Query.Page with { Cursor = null } });

    private void Show(ConnectorsQuery query) => Navigation.NavigateTo(AdminRoutes.Connectors(query with { Page = query.Page with { Cursor = null } }), replace: true);
}
