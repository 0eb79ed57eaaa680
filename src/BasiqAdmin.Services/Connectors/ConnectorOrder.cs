using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Connectors;

/// <summary>Orders and pages the list of connectors. There are some hundreds of them, so that is done in memory; a page begins beside a connector, as everywhere.</summary>
internal static class ConnectorOrder
{
    /// <summary>The page of <paramref name="rows"/> that <paramref name="request"/> asks for; the first one when its cursor is malformed or outdated.</summary>
    public static Page<ConnectorRow> Page(IReadOnlyCollection<ConnectorRow> rows, PageRequest request)
    {
        var sorted = Sorted(rows, request).ToList();
        var order = $"{request.Sort}{(request.Descending ? '-' : '+')}";
        var size = Math.Clamp(request.Size, 1, PageRequest.Sizes[^1]);
        var start = StartOf(sorted, Cursor.Decode(request.Cursor, order), size);
        var items = sorted.Skip(start).Take(size).ToList();
        string At(ConnectorRow row, bool before) => new Cursor(order, before, 0, row.Key).Encode();
        return new Page<ConnectorRow>(
            items,
            start > 0 ? At(items[0], before: true) : null,
            start + items.Count < sorted.Count ? At(items[^1], before: false) : null,
            sorted.Count);
    }

    private static int StartOf(List<ConnectorRow> sorted, Cursor? cursor, int size)
    {
        var place = cursor is null ? -1 : sorted.FindIndex(row => string.Equals(row.Key, cursor.SortKey, StringComparison.Ordinal));
        return (place, cursor) switch
        {
            ( < 0, _) => 0,
            (_, { Backwards: true }) => Math.Max(0, place - size),
            _ when place + 1 < sorted.Count => place + 1,
            _ => 0,
        };
    }

    private static IOrderedEnumerable<ConnectorRow> Sorted(IEnumerable<ConnectorRow> rows, PageRequest request)
    {
        var asked = request.Sort switch
        {
            "bank" => By(rows, row => row.Connector.Name, request.Descending, StringComparer.OrdinalIgnoreCase),
            "method" => By(rows, row => row.Connector.Method.Value, request.Descending, StringComparer.Ordinal),
            "tier" => By(rows, row => row.Connector.Tier ?? "", request.Descending, StringComparer.Ordinal),
            "time" => Known(rows, row => row.Connector.Stats?.Total?.TotalSeconds, request.Descending),
            "day" => Known(rows, row => row.LastDay.Share, request.Descending),
            "week" => Known(rows, row => row.LastWeek.Share, request.Descending),
            "connections" => By(rows, row => row.Connections, request.Descending),
            "cases" => By(rows, row => row.Cases.Unresolved, request.Descending),
            "status" => By(rows, row => StatusRank.Of(row.Connector.Status), request.Descending),
            "impact" => By(rows, row => row.Impact, request.Descending),
            "affected" => By(rows, row => row.Cases.UsersAffected, request.Descending),

            // What is in trouble comes first, whoever says that it is: Basiq or our own jobs. Then by how many users are affected.
            _ => rows.OrderByDescending(row => row.IsInTrouble).ThenByDescending(row => row.Cases.UsersAffected)
                .ThenByDescending(row => StatusRank.Of(row.Connector.Status)).ThenByDescending(row => row.Cases.Unresolved).ThenByDescending(row => row.Connections),
        };
        return asked.ThenBy(row => row.Connector.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Key, StringComparer.Ordinal);
    }

    private static IOrderedEnumerable<ConnectorRow> By<TKey>(IEnumerable<ConnectorRow> rows, Func<ConnectorRow, TKey> key, bool descending, IComparer<TKey>? comparer = null) =>
        descending ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer);

    // What is not known is neither good nor bad and comes last, whichever way the list runs.
    private static IOrderedEnumerable<ConnectorRow> Known(IEnumerable<ConnectorRow> rows, Func<ConnectorRow, double?> key, bool descending)
    {
        var known = rows.OrderBy(row => key(row) is null);
        return descending ? known.ThenByDescending(key) : known.ThenBy(key);
    }
}

/// <summary>How bad a status is, to put the worst first.</summary>
public static class StatusRank
{
    /// <summary>The statuses that Basiq documents, worst first.</summary>
    public static IReadOnlyList<ConnectorStatus> Known { get; } =
        [ConnectorStatus.MajorOutage, ConnectorStatus.PartialOutage, ConnectorStatus.DegradedPerformance, ConnectorStatus.UnderMaintenance, ConnectorStatus.Operational];

    /// <summary>0 for a bank that works; more is worse. A status that is not known here ranks between maintenance, which is no trouble, and degraded performance.</summary>
    public static int Of(ConnectorStatus status) => status switch
    {
        _ when status == ConnectorStatus.Operational => 0,
        _ when status == ConnectorStatus.UnderMaintenance => 1,
        _ when status == ConnectorStatus.DegradedPerformance => 3,
        _ when status == ConnectorStatus.PartialOutage => 4,
        _ when status == ConnectorStatus.MajorOutage => 5,
        _ => 2,
    };

    /// <summary>The bank works badly or not at all. Maintenance is no trouble: Basiq says that the bank can and should still be used.</summary>
    public static bool IsTrouble(ConnectorStatus status) => Of(status) > Of(ConnectorStatus.UnderMaintenance);

    /// <summary>The bank works for some customers only, or for none.</summary>
    public static bool IsOutage(ConnectorStatus status) => status == ConnectorStatus.MajorOutage || status == ConnectorStatus.PartialOutage;
}
