using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;

namespace BasiqAdmin.Components.Layout;

/// <summary>
/// Tells everybody which banks are or lately were in a major outage, who may approve purges which ones wait for them,
/// and who looks after failed jobs what the recovery queue gave back to people.
/// </summary>
public sealed partial class Bell(IPurgeService purges, IConnectorHealth health, IRecoveryQueue recovery) : FramePart
{
    private readonly Loadable<Page<PurgeRow>> _waiting = new();
    private readonly Loadable<IReadOnlyList<OutageNews>> _outages = new();
    private readonly Loadable<IReadOnlyDictionary<RecoveryStage, int>> _tickets = new();

    // What somebody asked for themselves is decided by others.
    private IReadOnlyList<PurgeRow> Waiting => [.. (_waiting.Value?.Items ?? []).Where(purge => !string.Equals(purge.RequesterId, Actor.Id, StringComparison.Ordinal))];

    private IReadOnlyList<OutageNews> Outages => _outages.Value ?? [];

    private int Escalated => _tickets.Value?.GetValueOrDefault(RecoveryStage.Unassigned) ?? 0;

    // An outage that is over is told, but asks for nobody.
    private int NewCount => Waiting.Count + Math.Min(Escalated, 1) + Outages.Count(outage => outage.ToAt is null);

    private bool IsAnythingNew => Waiting.Count + Escalated + Outages.Count > 0;

    private string Label => NewCount == 0 ? "Notifications" : $"Notifications, {NewCount} new";

    /// <inheritdoc/>
    protected override TimeSpan LookAgainAfter => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override Task LookAsync() => Task.WhenAll(LookForPurgesAsync(), LookForTicketsAsync(), LoadAsync(_outages, token => health.OutagesAsync(Actor, token)));

    private Task LookForPurgesAsync() => Actor.May(Right.ApprovePurge)
        ? LoadAsync(_waiting, token => purges.SearchAsync(Actor, new PurgeFilter(PurgeState.WaitingForSecondPerson), new PageRequest(), token))
        : Task.CompletedTask;

    private Task LookForTicketsAsync() => Actor.May(Right.ManageCases) ? LoadAsync(_tickets, token => recovery.CountAsync(Actor, token)) : Task.CompletedTask;
}
