using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Text;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Reads the queue for people.</summary>
internal sealed class RecoveryList(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, RecoveryRows rows)
{
    private const string ByQueue = "queued";

    private static readonly Keyset<RecoveryTicket> Keyset = new Keyset<RecoveryTicket>(ticket => ticket.Key)
        .SortableBy(ByQueue, ticket => ticket.QueuedAt)
        .SortableBy("tries", ticket => ticket.Attempts)
        .SortableBy("sent", ticket => ticket.SentAt ?? SortIndexSql.Never)
        .SortableBy("ended", ticket => ticket.EndedAt ?? SortIndexSql.NoEnd);

    /// <summary>The page that <paramref name="page"/> asks for: the queue in its order, ended tickets newest first, unless it says otherwise.</summary>
    public async Task<Page<RecoveryRow>> ReadAsync(RecoveryFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tickets = Matching(context, filter);
        var total = await tickets.CountAsync(cancellationToken);
        var found = await Keyset.ReadAsync(tickets, InOrder(page, filter.Stage), total, cancellationToken);
        var read = await rows.ReadAsync(context, found.Items, banks, cancellationToken);
        return found.Select(ticket => read[ticket.Key]);
    }

    /// <summary>The connection's newest ticket; null when it has none.</summary>
    public async Task<RecoveryRow?> FindAsync(ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await context.Set<RecoveryTicket>().AsNoTracking().Where(one => one.ConnectionId == connectionId).OrderByDescending(one => one.Key).FirstOrDefaultAsync(cancellationToken);
        return ticket is null ? null : (await rows.ReadAsync(context, [ticket], banks, cancellationToken))[ticket.Key];
    }

    /// <summary>Those that people have to go on with and nobody does. Whoever put a connection back into the queue since has gone on with it.</summary>
    internal static IQueryable<RecoveryTicket> Unassigned(AdminContext context)
    {
        var tickets = context.Set<RecoveryTicket>().AsNoTracking();
        return tickets.Where(ticket => ticket.State == RecoveryState.Escalated)
            .Where(ticket => context.Set<FailedJobCase>().Any(found => found.ConnectionId == ticket.ConnectionId && found.State == CaseState.Open && found.AssigneeId == ""))
            .Where(ticket => !tickets.Any(later => later.ConnectionId == ticket.ConnectionId && later.Key > ticket.Key));
    }

    private static PageRequest InOrder(PageRequest page, RecoveryStage stage) => page.Sort is not null ? page : stage switch
    {
        RecoveryStage.Recovered or RecoveryStage.Escalated or RecoveryStage.Unassigned or RecoveryStage.Cancelled => page with { Sort = "ended", Descending = true },
        RecoveryStage.All => page with { Sort = ByQueue, Descending = true },
        _ => page with { Sort = ByQueue, Descending = false },
    };

    private static IQueryable<RecoveryTicket> Matching(AdminContext context, RecoveryFilter filter)
    {
        var tickets = context.Set<RecoveryTicket>().AsNoTracking();
        tickets = filter.Stage switch
        {
            RecoveryStage.Unassigned => Unassigned(context),
            RecoveryStage.Open => tickets.Where(ticket => ticket.EndedAt == null),
            var stage when Enum.TryParse<RecoveryState>(stage.ToString(), out var state) => tickets.Where(ticket => ticket.State == state),
            _ => tickets,
        };
        tickets = filter.Institution is { } bank ? tickets.Where(ticket => ticket.InstitutionId == bank) : tickets;
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            return tickets;
        }

        if (!UserId.TryParse(IdsInText.Meant(filter.Text) ?? filter.Text.Trim(), out var user))
        {
            return tickets.Where(ticket => false);
        }

        var connection = ConnectionId.Parse(user.Value);
        var job = JobId.Parse(user.Value);
        return tickets.Where(ticket => ticket.UserId == user || ticket.ConnectionId == connection || ticket.JobId == job);
    }
}
