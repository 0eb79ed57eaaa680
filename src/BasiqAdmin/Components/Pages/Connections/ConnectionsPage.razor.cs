using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Connections;

/// <summary>Connections across all users, from the local records.</summary>
public sealed partial class ConnectionsPage(IConnectionService connections) : ListPage<ConnectionRow, ConnectionsQuery>
{
    private static readonly ConnectionMethod[] Methods = [ConnectionMethod.Web, ConnectionMethod.OpenBanking, ConnectionMethod.Pdf, ConnectionMethod.Csv];
    private static readonly int[] ExpiryDays = [7, 30, 90];

    private readonly Loadable<IReadOnlyDictionary<string, int>> _counts = new();

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", _counts.Value?.Values.Sum(), FilterLink(Query.Filter with { Status = null }), Query.Filter.Status is null),
        .. Statuses.Select(status => new CountChip(ConnectionText.Of(status), _counts.Value?.GetValueOrDefault(status.Value), FilterLink(Query.Filter with { Status = status.Value }), IsCurrent(status))),
    ];

    // The known statuses that occur, then those that Basiq has added since.
    private IEnumerable<ConnectionStatus> Statuses =>
        ConnectionText.Offered.Where(status => _counts.Value?.ContainsKey(status.Value) is true || IsCurrent(status))
            .Union((_counts.Value?.Keys ?? []).Order(StringComparer.Ordinal).Select(ConnectionStatus.From));

    /// <inheritdoc/>
    protected override ConnectionsQuery Parse(string uri) => ConnectionsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<ConnectionRow>> SearchAsync(CancellationToken cancellationToken) => connections.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => connections.CountAsync(Actor, token));

    private bool IsCurrent(ConnectionStatus status) => string.Equals(status.Value, Query.Filter.Status, StringComparison.Ordinal);

    private string PageLink(PageRequest page) => AdminRoutes.Connections(Query with { Page = page });

    private string FilterLink(ConnectionListFilter filter) => AdminRoutes.Connections(new ConnectionsQuery(filter, Query.Page with { Cursor = null }));

    private void Show(ConnectionListFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
