using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>Every connector, the worst first. It loads again by itself when a bank changes.</summary>
public sealed partial class ConnectorsPage(IConnectorHealth health, ConnectorChanges changes) : ListPage<ConnectorRow, ConnectorsQuery>
{
    private readonly Loadable<ConnectorCounts> _counts = new();

    private bool IsWhole => Query.Filter == new ConnectorFilter();

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", _counts.Value?.All, FilterLink(Query.Filter with { Status = null, InTrouble = false }), Query.Filter is { Status: null, InTrouble: false }),
        new("Problems now", _counts.Value?.InTrouble, FilterLink(Query.Filter with { Status = null, InTrouble = true }), Query.Filter.InTrouble),
        .. Statuses.Select(status => new CountChip(BankText.Of(status), _counts.Value?.ByStatus.GetValueOrDefault(status), FilterLink(Query.Filter with { Status = status, InTrouble = false }), Query.Filter.Status == status)),
    ];

    // Those that occur: first what Basiq documents, then what it has added since.
    private IEnumerable<ConnectorStatus> Statuses =>
        StatusRank.Known.Where(status => _counts.Value?.ByStatus.GetValueOrDefault(status) > 0 || Query.Filter.Status == status)
            .Union((_counts.Value?.ByStatus.Keys ?? []).OrderBy(status => status.Value, StringComparer.Ordinal));

    // In the order of the page itself what has problems comes first, under a heading of its own; any other order mixes them.
    private Func<ConnectorRow, object>? Grouping => Query.Page.Sort is null && !Query.Filter.InTrouble && Query.Filter.Status is null ? row => row.IsInTrouble : null;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        RegisterForDispose(changes.Subscribe(_ => Post(ReloadAsync)));
        return base.OnInitializedAsync();
    }

    /// <inheritdoc/>
    protected override ConnectorsQuery Parse(string uri) => ConnectorsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<ConnectorRow>> SearchAsync(CancellationToken cancellationToken) => health.SearchAsync(Actor, Query.Filter, Query.Page, Query.Days, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => health.CountAsync(Actor, token));

    private static string Summary(ConnectorCounts counts) => counts.InTrouble switch
    {
        0 => $"All {NumberText.Of(counts.All)} connectors of {Banks(counts)} work",
        1 => $"1 of {NumberText.Of(counts.All)} connectors has problems",
        var troubled => $"{NumberText.Of(troubled)} of {NumberText.Of(counts.All)} connectors have problems",
    };

    private static string Banks(ConnectorCounts counts) => counts.Banks == 1 ? "1 bank" : $"{NumberText.Of(counts.Banks)} banks";


    private string PageLink(PageRequest page) => AdminRoutes.Connectors(Query with { Page = page });

    private string FilterLink(ConnectorFilter filter) => AdminRoutes.Connectors(Query with { Filter = filter, Page = Query.Page with { Cursor = null } });

    private void Show(ConnectorsQuery query) => Navigation.NavigateTo(AdminRoutes.Connectors(query with { Page = query.Page with { Cursor = null } }), replace: true);
}
