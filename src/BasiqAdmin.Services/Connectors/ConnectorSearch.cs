using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Connectors;

/// <summary>The list of connectors with their history and what hangs on them.</summary>
public sealed class ConnectorSearch(ConnectorCatalog catalog, ConnectorFigureReader figures, StatusHistory history, ConnectorOutages outages, TimeProvider clock)
{
    /// <summary>One page of the list.</summary>
    public async Task<Page<ConnectorRow>> SearchAsync(ConnectorFilter filter, PageRequest request, int days, CancellationToken cancellationToken)
    {
        var (_, rows) = await RowsAsync(cancellationToken);
        var page = ConnectorOrder.Page([.. rows.Where(row => Matches(row, filter))], request);
        var seen = await SeenAsync(page.Items, days, cancellationToken);
        return page with { Items = await WithHistoryAsync(page.Items, days, seen, cancellationToken) };
    }

    /// <summary>All connectors, counted.</summary>
    public async Task<ConnectorCounts> CountAsync(CancellationToken cancellationToken)
    {
        var (list, rows) = await RowsAsync(cancellationToken);
        return Counted(list, rows, await SeenAsync([], days: 0, cancellationToken));
    }

    /// <summary>All connectors, counted, and those in trouble, the one that concerns most users first, at most <paramref name="most"/>. The newest look at the banks is read once for both.</summary>
    public async Task<(ConnectorCounts Counts, IReadOnlyList<ConnectorRow> Worst)> TroubleAsync(int most, CancellationToken cancellationToken)
    {
        var (list, rows) = await RowsAsync(cancellationToken);
        var worst = ConnectorOrder.Page([.. rows.Where(row => row.IsInTrouble)], new PageRequest(most)).Items;
        var seen = await SeenAsync(worst, days: 1, cancellationToken);
        return (Counted(list, rows, seen), await WithHistoryAsync(worst, days: 1, seen, cancellationToken));
    }

    /// <summary>The connector as a row, still without its history.</summary>
    internal static ConnectorRow Row(Connector connector, ConnectorFigures counted)
    {
        var key = new ConnectorId(connector.Id, connector.Method);
        var days = counted.Days.GetValueOrDefault(key, []);
        return new ConnectorRow(
            connector,
            SinceAt: null,
            new HealthHistory([], new HealthTimes(TimeSpan.Zero, [])),
            SuccessRate.Sum(days.TakeLast(1)),
            SuccessRate.Sum(days.TakeLast(7)),
            counted.Connections.GetValueOrDefault(key),
            counted.Cases.GetValueOrDefault(key))
        {
            Days = days,
        };
    }

    /// <summary>Since when the connector has been seen in its status, a major outage since it was first seen; null where that is not how it was seen last.</summary>
    internal static DateTimeOffset? Since(IReadOnlyList<StatusReading> seen, Connector connector, IReadOnlyDictionary<ConnectorId, DateTimeOffset> lasting) =>
        seen is not [.., { Lasts: true } last] || last.Status != connector.Status ? null
        : lasting.TryGetValue(new ConnectorId(connector.Id, connector.Method), out var since) ? since
        : last.FromAt;

    private static ConnectorCounts Counted(ConnectorList list, IReadOnlyList<ConnectorRow> rows, StatusHistories seen)
    {
        var all = list.All;
        return new ConnectorCounts(
            all.CountBy(connector => connector.Status).ToDictionary(),
            [.. all.Select(connector => connector.Method).Distinct().OrderBy(method => method.Value, StringComparer.Ordinal)],
            [.. all.Select(connector => connector.Stage).Distinct().OrderBy(stage => stage.Value, StringComparer.Ordinal)],
            all.DistinctBy(connector => connector.Id).Count(),
            seen.LookedAt,
            seen.IsCurrent)
        {
            Odd = list.Odd,
            InTrouble = rows.Count(row => row.IsInTrouble),
        };
    }

    private static bool Matches(ConnectorRow row, ConnectorFilter filter)
    {
        var connector = row.Connector;
        var text = filter.Text?.Trim() ?? "";
        return (text.Length == 0 || Contains(connector.Name, text) || Contains(connector.ShortName, text) || Contains(connector.Id.Value, text))
            && (filter.Status is not { } status || connector.Status == status)
            && (filter.Method is not { } method || connector.Method == method)
            && (filter.Stage is not { } stage || connector.Stage == stage)
            && (!filter.InTrouble || row.IsInTrouble)
            && (!filter.InUse || row.Connections > 0);
    }

    private static bool Contains(string? whole, string part) => whole is not null && FoldedText.Of(whole).Contains(FoldedText.Of(part), StringComparison.Ordinal);

    private async Task<(ConnectorList List, IReadOnlyList<ConnectorRow> Rows)> RowsAsync(CancellationToken cancellationToken)
    {
        var counted = await figures.GetAsync(cancellationToken);
        var list = await catalog.GetAsync(cancellationToken);
        return (list, [.. list.All.Select(connector => Row(connector, counted))]);
    }

    private Task<StatusHistories> SeenAsync(IReadOnlyList<ConnectorRow> rows, int days, CancellationToken cancellationToken) =>
        history.ReadAsync([.. rows.Select(row => row.Connector.Id).Distinct()], clock.GetUtcNow().AddDays(-days), cancellationToken);

    private async Task<IReadOnlyList<ConnectorRow>> WithHistoryAsync(IReadOnlyList<ConnectorRow> rows, int days, StatusHistories found, CancellationToken cancellationToken)
    {
        var lasting = await outages.LastingAsync(cancellationToken);
        return
        [
            .. rows.Select(row => (Row: row, Seen: found.Of(row.Connector.Id, row.Connector.Method)))
                .Select(one => one.Row with { SinceAt = Since(one.Seen, one.Row.Connector, lasting), History = HealthHistory.Of(one.Seen, days, found.End) }),
        ];
    }
}
