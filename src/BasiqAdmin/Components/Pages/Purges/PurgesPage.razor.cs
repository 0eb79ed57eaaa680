using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>All purges, newest first.</summary>
public sealed partial class PurgesPage(IPurgeService purges) : ListPage<PurgeRow, PurgesQuery>
{
    private static readonly PurgeState[] Offered =
        [PurgeState.WaitingForSecondPerson, PurgeState.Unknown, PurgeState.Done, PurgeState.Refused, PurgeState.Declined, PurgeState.Expired, PurgeState.Withdrawn];

    private readonly Loadable<IReadOnlyDictionary<PurgeState, int>> _counts = new();

    private IReadOnlyList<CountChip> Chips =>
    [
        new("All", _counts.Value?.Values.Sum(), FilterLink(Query.Filter with { State = null }), Query.Filter.State is null),
        .. Offered.Where(IsWorthShowing).Select(state => new CountChip(PurgeText.Of(state), CountOf(state), FilterLink(Query.Filter with { State = state }), Query.Filter.State == state)),
    ];

    /// <inheritdoc/>
    protected override PurgesQuery Parse(string uri) => PurgesQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<PurgeRow>> SearchAsync(CancellationToken cancellationToken) => purges.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    /// <inheritdoc/>
    protected override Task LoadAroundAsync() => LoadAsync(_counts, token => purges.CountAsync(Actor, token));

    // What somebody has to do comes first; else how much evidence there is.
    private string Summary => _counts.Value?.Values.Sum() switch
    {
        null or 0 => "Every purge that was ever requested, with its receipt",
        _ when CountOf(PurgeState.WaitingForSecondPerson) is { } waiting and > 0 => waiting == 1 ? "1 purge waits for approval" : $"{NumberText.Of(waiting)} purges wait for approval",
        _ when CountOf(PurgeState.Unknown) + CountOf(PurgeState.Sending) is { } unknown and > 0 => unknown == 1 ? "1 purge has an unknown outcome" : $"{NumberText.Of(unknown)} purges have an unknown outcome",
        1 => "No purge waits or is unclear: 1 receipt.",
        { } all => $"No purge waits or is unclear: {NumberText.Of(all)} receipts.",
    };

    private string PersonName(string person) => Rows.Value?.Items.FirstOrDefault(row => row.RequesterId == person)?.RequesterName ?? "One person";

    private bool IsWorthShowing(PurgeState state) => CountOf(state) > 0 || Query.Filter.State == state || state is PurgeState.WaitingForSecondPerson or PurgeState.Unknown or PurgeState.Done or PurgeState.Refused;

    private int? CountOf(PurgeState state) => _counts.Value?.GetValueOrDefault(state);

    private string PageLink(PageRequest page) => AdminRoutes.Purges(Query with { Page = page });

    private string FilterLink(PurgeFilter filter) => AdminRoutes.Purges(new PurgesQuery(filter, Query.Page with { Cursor = null }));

    private void Show(PurgeFilter filter) => Navigation.NavigateTo(FilterLink(filter), replace: true);
}
