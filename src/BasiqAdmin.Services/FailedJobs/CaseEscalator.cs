using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Writes into the open case of a connection what the recovery queue does about it, and that its data was purged.</summary>
public sealed class CaseEscalator(TimeProvider clock)
{
    /// <summary>Notes that <paramref name="actor"/> queued the connections, in the caller's transaction.</summary>
    public async Task NoteQueuedAsync(AdminContext context, Actor actor, IReadOnlyCollection<ConnectionId> connections, CancellationToken cancellationToken)
    {
        var cases = await OpenCases(context, connections).Select(found => found.Number).ToListAsync(cancellationToken);
        context.AddRange(cases.Select(number => new CaseEvent { CaseNumber = number, At = clock.GetUtcNow(), ActorId = actor.Id, ActorName = actor.Name, Kind = CaseEventKind.Queued }));
    }

    /// <summary>Hands the connection back to people: its case says why, and is taken back where it was put aside. In the caller's transaction.</summary>
    public async Task EscalateAsync(AdminContext context, ConnectionId connectionId, string why, CancellationToken cancellationToken)
    {
        if (await OpenCases(context, [connectionId]).SingleOrDefaultAsync(cancellationToken) is { } found)
        {
            (found.State, found.SnoozedUntil, found.SnoozedForBank) = (CaseState.Open, null, false);
            found.Version++;
            found.Note(CaseEventKind.Escalated, Actor.System, clock.GetUtcNow(), why);
        }
    }

    /// <summary>Notes that the connection's data was purged, in the caller's transaction. The case stays open, because the connection and its trouble do.</summary>
    public async Task NotePurgedAsync(AdminContext context, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        if (await OpenCases(context, [connectionId]).SingleOrDefaultAsync(cancellationToken) is { } found)
        {
            found.Note(CaseEventKind.Purged, Actor.System, clock.GetUtcNow());
        }
    }

    private static IQueryable<FailedJobCase> OpenCases(AdminContext context, IReadOnlyCollection<ConnectionId> connections)
    {
        var ids = connections.Select(id => (ConnectionId?)id).ToList();
        return context.Set<FailedJobCase>().Where(found => found.State != CaseState.Resolved && ids.Contains(found.ConnectionId));
    }
}
