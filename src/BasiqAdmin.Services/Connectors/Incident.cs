using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A time in which a connector was not operational, from first sight to the return.</summary>
/// <param name="Worst">The worst status in it.</param>
/// <param name="FromAt">When it was first seen, UTC.</param>
/// <param name="ToAt">When the connector was seen operational again, or this last seen before a gap, UTC; null while it lasts.</param>
/// <param name="BeganUnseen">Nobody looked just before it, so it may have begun earlier.</param>
/// <param name="EndedUnseen">Nobody looked when it ended, so it may have lasted longer.</param>
/// <param name="HasGap">Nobody looked for a part of it; it was seen before and after.</param>
public sealed record Incident(ConnectorStatus Worst, DateTimeOffset FromAt, DateTimeOffset? ToAt, bool BeganUnseen = false, bool EndedUnseen = false, bool HasGap = false)
{
    /// <summary>The incidents in <paramref name="seen"/>, oldest first.</summary>
    public static IReadOnlyList<Incident> In(IReadOnlyList<SeenStatus> seen)
    {
        var found = new List<Incident>();
        Incident? open = null;
        SeenStatus? before = null;
        foreach (var one in seen)
        {
            var afterGap = before is null || before.ToAt < one.FromAt;
            if (one.Status != ConnectorStatus.Operational)
            {
                open = open is null
                    ? new Incident(one.Status, one.FromAt, null, BeganUnseen: afterGap)
                    : open with { Worst = Worse(open.Worst, one.Status), HasGap = open.HasGap || afterGap };
            }
            else if (open is not null)
            {
                found.Add(open with { ToAt = before!.ToAt, EndedUnseen = afterGap });
                open = null;
            }

            before = one;
        }

        if (open is not null)
        {
            found.Add(before!.Lasts ? open : open with { ToAt = before.ToAt, EndedUnseen = true });
        }

        return found;
    }

    private static ConnectorStatus Worse(ConnectorStatus one, ConnectorStatus other) => StatusRank.Of(one) >= StatusRank.Of(other) ? one : other;
}
