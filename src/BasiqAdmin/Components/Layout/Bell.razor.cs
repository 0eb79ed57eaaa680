using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Components.Layout;

/// <summary>
/// Tells everybody which banks are or lately were in a major outage, who may approve purges which ones wait for them,
/// and who looks after failed jobs what the recovery queue gave back to people.
/// </summary>
public sealed partial class Bell : FrameFeedComponent
{
    // What somebody asked for themselves is decided by others.
    private IReadOnlyList<PurgeRow> Waiting => Actor.May(Right.ApprovePurge)
        ? [.. News.WaitingPurges.Where(purge => !string.Equals(purge.RequesterId, Actor.Id, StringComparison.Ordinal))]
        : [];

    private IReadOnlyList<OutageNews> Outages => News.Outages;

    private int Escalated => Actor.May(Right.ManageCases) ? News.Escalated : 0;

    // An outage that is over is told, but asks for nobody.
    private int NewCount => Waiting.Count + Math.Min(Escalated, 1) + Outages.Count(outage => outage.ToAt is null);

    private bool IsAnythingNew => Waiting.Count + Escalated + Outages.Count > 0;

    private string Label => NewCount == 0 ? "Notifications" : $"Notifications, {NewCount} new";
}
