using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Purges;

/// <summary>Finds out, by reading only, what became of purges whose outcome is unknown, and proves those that Basiq confirmed. Sends no purge, ever.</summary>
internal sealed partial class PurgeSettler(
    PurgeStore store, PurgeFactsReader reader, AppInstance instance, ServiceTelemetry telemetry, IOptions<PurgeOptions> options, TimeProvider clock, ILogger<PurgeSettler> logger)
{
    private static readonly TimeSpan ReadingLease = TimeSpan.FromMinutes(2);

    /// <summary>Whether this purge is due for takeover or verification.</summary>
    public Task<bool> HasWorkAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.AnyAsync(
            purge => purge.State == PurgeState.Sending
                || (purge.NextReadBackAt <= now && (purge.State == PurgeState.Unknown || purge.State == PurgeState.Done)),
            cancellationToken);
    }

    /// <summary>Turns purges that an app died over, or that nobody finished in time, into ones of unknown outcome.</summary>
    /// <returns>How many.</returns>
    public async Task<int> TakeOverAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var sending = await store.ListAsync(purges => purges.Where(purge => purge.State == PurgeState.Sending), cancellationToken);
        var abandoned = sending.Where(purge => purge.LeaseUntil is not { } until || until <= now || AppInstance.IsGone(purge.LeaseOwner)).ToList();
        foreach (var purge in abandoned)
        {
            var after = await store.ChangeAsync(purge.Id, Actor.System, row => VerificationRecord.TakeOver(row, now));
            Log.TakenOver(logger, purge.Id, after.State, purge.UserId, purge.ConnectionId);
        }

        return abandoned.Count;
    }

    /// <summary>Reads back every purge that is due. One that fails does not keep the others from being read.</summary>
    /// <returns>How many were read, and how many of those failed.</returns>
    public async Task<(int Read, int Failed)> SettleDueAsync(CancellationToken cancellationToken)
    {
        using var lane = BasiqLane.Background();
        var now = clock.GetUtcNow();
        var due = await store.ListAsync(purges => purges.Where(purge => purge.NextReadBackAt <= now && (purge.State == PurgeState.Unknown || purge.State == PurgeState.Done)), cancellationToken);
        var failed = 0;
        foreach (var purge in due)
        {
            try
            {
                await ReleaseFromDeadAsync(purge);
                await ReadBackAsync(purge.Id, Actor.System, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                failed++;
                Log.NotReadBack(logger, purge.Id, purge.UserId, purge.ConnectionId, exception);
            }
        }

        return (due.Count, failed);
    }

    /// <summary>Reads one purge back, unless somebody else is doing so; the app itself reads those only that are due.</summary>
    public async Task<PurgeRequest?> ReadBackAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!await store.ClaimAsync(id, actor == Actor.System, instance.Id, now, now + ReadingLease, cancellationToken))
        {
            return await store.FindAsync(id, cancellationToken);
        }

        var purge = await store.FindAsync(id, cancellationToken) ?? throw new InvalidOperationException("A purge that was claimed is gone.");
        using var span = telemetry.StartPurge("purge verification", purge);
        try
        {
            var facts = await reader.ReadAsync(UserId.Parse(purge.UserId), ConnectionId.Parse(purge.ConnectionId), cancellationToken);
            var after = await store.JudgeAsync(id, actor, (row, repeatSent) => VerificationRecord.Apply(row, facts with { RepeatSent = repeatSent }, options.Value.InFlightFor, isAsked: actor != Actor.System));
            ServiceTelemetry.EndPurge(span, after.State);
            Log.ReadBack(logger, id, after.State, after.UserId, after.ConnectionId);
            return after;
        }
        catch (OperationCanceledException)
        {
            await store.ChangeAsync(id, actor, VerificationRecord.Release);
            throw;
        }
    }

    /// <summary>
    /// Reads the purge that another one is to repeat, which is the last chance to settle it: once the other one is sent, reading back no longer tells them apart.
    /// </summary>
    /// <param name="repeated">The purge to repeat.</param>
    /// <param name="connectionId">The connection of the other one.</param>
    /// <param name="repeat">The other one, if it is stored already.</param>
    /// <exception cref="PurgeRejectedException">There is nothing to repeat, or not yet.</exception>
    public async Task SettleRepeatedAsync(Guid repeated, string connectionId, Guid? repeat, Actor actor, CancellationToken cancellationToken)
    {
        var earlier = await store.FindAsync(repeated, cancellationToken);
        if (!string.Equals(earlier?.ConnectionId, connectionId, StringComparison.Ordinal))
        {
            throw new PurgeRejectedException("The purge to repeat is not one of this connection. Start from its receipt.");
        }

        // One that is the other's to repeat was unknown when that was asked for, and may have been settled since.
        var isTheirs = repeat is not null && earlier!.RepeatedBy == repeat;
        if (earlier!.State != PurgeState.Unknown && !isTheirs)
        {
            return;
        }

        earlier = await ReadUnknownAsync(earlier, actor, cancellationToken);
        if (earlier.State == PurgeState.Done)
        {
            throw new PurgeRejectedException("The earlier purge has turned out to be carried out. There is nothing to repeat; see its receipt.");
        }

        if (earlier is { State: PurgeState.Unknown, UnknownSince: { } since } && clock.GetUtcNow() < since + options.Value.InFlightFor)
        {
            throw new PurgeRejectedException($"The earlier request may still be under way at Basiq. Try again after {since + options.Value.InFlightFor:HH:mm:ss} UTC.");
        }
    }

    private async Task<PurgeRequest> ReadUnknownAsync(PurgeRequest purge, Actor actor, CancellationToken cancellationToken) =>
        purge.State == PurgeState.Unknown ? await ReadBackAsync(purge.Id, actor, cancellationToken) ?? purge : purge;

    // An app that died over reading back no longer does; nobody should wait for its lease to end.
    private async Task ReleaseFromDeadAsync(PurgeRequest purge)
    {
        if (AppInstance.IsGone(purge.LeaseOwner))
        {
            await store.ChangeAsync(purge.Id, Actor.System, row => string.Equals(row.LeaseOwner, purge.LeaseOwner, StringComparison.Ordinal) ? VerificationRecord.Release(row) : null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Purge {PurgeId} was found unfinished and is now {State} (user {UserId}, connection {ConnectionId})")]
        public static partial void TakenOver(ILogger logger, Guid purgeId, PurgeState state, string userId, string connectionId);

        [LoggerMessage(2, LogLevel.Error, "Purge {PurgeId} could not be read back (user {UserId}, connection {ConnectionId})")]
        public static partial void NotReadBack(ILogger logger, Guid purgeId, string userId, string connectionId, Exception exception);

        [LoggerMessage(3, LogLevel.Information, "Purge {PurgeId} was read back and is {State} (user {UserId}, connection {ConnectionId})")]
        public static partial void ReadBack(ILogger logger, Guid purgeId, PurgeState state, string userId, string connectionId);
    }
}
