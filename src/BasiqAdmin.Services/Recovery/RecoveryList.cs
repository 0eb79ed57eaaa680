using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Text;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

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

/// <summary>Makes rows of tickets: with the masked user, the bank's name, the reason of this moment and when the turn comes.</summary>
internal sealed class RecoveryRows(QueueEstimates outlook)
{
    public async Task<IReadOnlyDictionary<long, RecoveryRow>> ReadAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, ConnectorList banks, CancellationToken cancellationToken)
    {
        var users = await MaskedUsers.ReadAsync(context, tickets.Select(ticket => ticket.UserId), cancellationToken);
        var cases = await CasesAsync(context, tickets, cancellationToken);
        var estimates = await EstimatesAsync(context, tickets, banks, cancellationToken);
        var ahead = await AheadAsync(context, tickets, cancellationToken);
        return tickets.ToDictionary(ticket => ticket.Key, ticket =>
        {
            var estimate = estimates[new ConnectorId(ticket.InstitutionId, ticket.Method)];
            return new RecoveryRow
            {
                Key = ticket.Key,
                UserId = ticket.UserId,
                Masked = users[ticket.UserId],
                ConnectionId = ticket.ConnectionId,
                InstitutionId = ticket.InstitutionId,
                BankName = estimate.BankName,
                Method = ticket.Method,
                BankStatus = banks.StatusOf(ticket.InstitutionId, ticket.Method),
                State = ticket.State,
                Reason = estimate.ReasonOf(ticket),
                TurnAt = estimate.TurnOf(ticket, ahead.GetValueOrDefault(ticket.Key)),
                Attempts = ticket.Attempts,
                SentAt = ticket.SentAt,
                JobId = ticket.JobId,
                QueuedByName = ticket.QueuedByName,
                QueuedAt = ticket.QueuedAt,
                EndedAt = ticket.EndedAt,
                CaseNumber = cases.TryGetValue(ticket.ConnectionId.Value, out var number) ? number : null,
                Version = ticket.Version,
            };
        });
    }

    private static async Task<Dictionary<string, long>> CasesAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, CancellationToken cancellationToken)
    {
        var ids = tickets.Select(ticket => (Basiq.Ids.ConnectionId?)ticket.ConnectionId).Distinct().ToList();
        var found = await context.Set<FailedJobCase>().Where(one => ids.Contains(one.ConnectionId)).Select(one => new { one.ConnectionId, one.Number }).ToListAsync(cancellationToken);
        return found.GroupBy(one => one.ConnectionId!.Value.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(one => one.Number), StringComparer.Ordinal);
    }

    private async Task<Dictionary<ConnectorId, QueueEstimate>> EstimatesAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, ConnectorList banks, CancellationToken cancellationToken)
    {
        var pauses = await QueueEstimates.PausesAsync(context, cancellationToken);
        var estimates = new Dictionary<ConnectorId, QueueEstimate>();
        foreach (var way in tickets.Select(ticket => new ConnectorId(ticket.InstitutionId, ticket.Method)).Distinct())
        {
            estimates[way] = await outlook.OfAsync(context, way, banks, pauses, cancellationToken);
        }

        return estimates;
    }

    // The queue is in the order of its keys; those of the same bank come one after the other.
    private static Task<Dictionary<long, int>> AheadAsync(AdminContext context, IReadOnlyCollection<RecoveryTicket> tickets, CancellationToken cancellationToken)
    {
        var keys = tickets.Where(ticket => ticket.State == RecoveryState.Waiting).Select(ticket => ticket.Key).ToList();
        var all = context.Set<RecoveryTicket>();
        return all.Where(ticket => keys.Contains(ticket.Key))
            .Select(ticket => new { ticket.Key, Ahead = all.Count(other => other.State == RecoveryState.Waiting && other.InstitutionId == ticket.InstitutionId && other.Key < ticket.Key) })
            .ToDictionaryAsync(one => one.Key, one => one.Ahead, cancellationToken);
    }
}

/// <summary>Counts the queue, over all and by bank.</summary>
internal sealed class RecoverySummary(IDbContextFactory<AdminContext> contexts, ConnectorCatalog connectors, QueueEstimates outlook, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public async Task<RecoveryOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await CountAsync(context, cancellationToken);
        var pauses = await QueueEstimates.PausesAsync(context, cancellationToken);
        var parts = await PartsAsync(context, pauses.Keys, cancellationToken);
        var result = new List<RecoveryBank>();
        foreach (var part in parts)
        {
            result.Add(await BankAsync(context, part, banks, pauses, cancellationToken));
        }

        return new RecoveryOverview(counts, [.. result.OrderByDescending(bank => bank.Waiting + bank.Paused + bank.Trying).ThenBy(bank => bank.Name, StringComparer.OrdinalIgnoreCase)], pauses.GetValueOrDefault(QueuePause.WholeQueue));
    }

    /// <summary>Counts the tickets by stage.</summary>
    public async Task<IReadOnlyDictionary<RecoveryStage, int>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await CountAsync(context, cancellationToken);
    }

    private static async Task<Dictionary<RecoveryStage, int>> CountAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var states = await context.Set<RecoveryTicket>().GroupBy(ticket => ticket.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var unassigned = states.ContainsKey(RecoveryState.Escalated) ? await RecoveryList.Unassigned(context).CountAsync(cancellationToken) : 0;
        return Enum.GetValues<RecoveryStage>().ToDictionary(stage => stage, stage => stage switch
        {
            RecoveryStage.All => states.Values.Sum(),
            RecoveryStage.Open => states.GetValueOrDefault(RecoveryState.Waiting) + states.GetValueOrDefault(RecoveryState.Paused) + states.GetValueOrDefault(RecoveryState.Trying),
            RecoveryStage.Unassigned => unassigned,
            _ => states.GetValueOrDefault(Enum.Parse<RecoveryState>(stage.ToString())),
        });
    }

    // Banks with tickets in the queue or of the last day, and paused ones.
    private async Task<List<Part>> PartsAsync(AdminContext context, IEnumerable<string> scopes, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Day;
        var groups = await context.Set<RecoveryTicket>().Where(ticket => ticket.EndedAt == null || ticket.EndedAt > since)
            .GroupBy(ticket => new { ticket.InstitutionId, ticket.Method, ticket.State, Reason = ticket.EndedAt == null ? ticket.Reason : string.Empty, IsLater = ticket.EndedAt == null && ticket.DueAt > now }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var parts = groups.GroupBy(group => group.Key.InstitutionId)
            .Select(bank => new Part(bank.Key, [.. bank.Select(group => new ConnectorId(bank.Key, group.Key.Method)).Distinct()], bank.GroupBy(group => group.Key.State).ToDictionary(state => state.Key, state => state.Sum(group => group.Count)))
            {
                Waits = [.. bank.Where(group => group.Key.Reason.Length > 0).Select(group => new Wait(new ConnectorId(bank.Key, group.Key.Method), group.Key.State, group.Key.Reason, group.Key.IsLater, group.Count))],
            }).ToList();
        var paused = scopes.Where(scope => scope.Length > 0).Select(InstitutionId.Parse).Where(id => parts.TrueForAll(part => part.Bank != id));
        return [.. parts, .. paused.Select(id => new Part(id, [], []))];
    }

    private async Task<RecoveryBank> BankAsync(AdminContext context, Part part, ConnectorList banks, IReadOnlyDictionary<string, RecoveryPause> pauses, CancellationToken cancellationToken)
    {
        var estimates = new Dictionary<ConnectorId, QueueEstimate>();
        foreach (var way in part.Ways)
        {
            estimates.Add(way, await outlook.OfAsync(context, way, banks, pauses, cancellationToken));
        }

        var waiting = part.Count(RecoveryState.Waiting);
        var next = waiting == 0 ? null : estimates.Values.Min(estimate => estimate.NextTurnAt);
        return new RecoveryBank(
            part.Bank,
            banks.NameOf(part.Bank),
            [.. estimates.Values.Select(estimate => estimate.Status).Distinct()],
            waiting,
            part.Count(RecoveryState.Paused),
            part.Count(RecoveryState.Trying),
            part.Count(RecoveryState.Recovered),
            part.Count(RecoveryState.Escalated),
            next,
            next is { } turn ? RecoveryTiming.About(turn, waiting - 1, options.Value.Stagger) : null,
            pauses.GetValueOrDefault(part.Bank.Value))
        {
            Reason = part.Waits.GroupBy(wait => estimates[wait.Way].ReasonOf(wait.State, wait.Reason, wait.IsLater), StringComparer.Ordinal)
                .OrderByDescending(reason => reason.Sum(wait => wait.Count)).ThenBy(reason => reason.Key, StringComparer.Ordinal).Select(reason => reason.Key).FirstOrDefault(),
        };
    }

    private sealed record Part(InstitutionId Bank, IReadOnlyList<ConnectorId> Ways, Dictionary<RecoveryState, int> States)
    {
        public IReadOnlyList<Wait> Waits { get; init; } = [];

        public int Count(RecoveryState state) => States.GetValueOrDefault(state);
    }

    private sealed record Wait(ConnectorId Way, RecoveryState State, string Reason, bool IsLater, int Count);
}
