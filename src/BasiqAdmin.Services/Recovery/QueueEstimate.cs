using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Recovery;

/// <summary>When tickets of one connector go, and why not yet. Pure.</summary>
/// <param name="BankName">The bank's name.</param>
/// <param name="Status">Its health; null where Basiq does not list it.</param>
/// <param name="Hold">Who paused it, or the whole queue.</param>
/// <param name="Now">Told at, UTC.</param>
/// <param name="Options">The settings.</param>
internal sealed record QueueEstimate(string BankName, ConnectorStatus? Status, RecoveryPause? Hold, DateTimeOffset Now, RecoveryOptions Options)
{
    /// <summary>Whether <see cref="Hold"/> is about the whole queue.</summary>
    public bool IsWholeQueuePaused { get; init; }

    /// <summary>Whether the bank has been seen operational without a gap.</summary>
    public bool IsSeenOperational { get; init; }

    /// <summary>Whether that has lasted for long enough.</summary>
    public bool IsReady { get; init; }

    /// <summary>When the next refresh may go, UTC; null while that is not known.</summary>
    public DateTimeOffset? NextTurnAt { get; init; }

    /// <summary>The bank's health in words.</summary>
    public string Health => RecoveryWords.Health(Status);

    /// <summary>Why a ticket is where it is.</summary>
    public string ReasonOf(RecoveryTicket ticket) => ReasonOf(ticket.State, ticket.Reason, ticket.DueAt > Now);

    /// <summary>Why tickets of that state are where they are.</summary>
    /// <param name="state">Their state.</param>
    /// <param name="stored">What was written down when they got there.</param>
    /// <param name="isLater">Whether they are not due yet.</param>
    public string ReasonOf(RecoveryState state, string stored, bool isLater) => state != RecoveryState.Waiting ? stored : this switch
    {
        { Hold: { } hold, IsWholeQueuePaused: true } => $"{hold.ByName} paused the whole queue.",
        { Hold: { } hold } => $"{hold.ByName} paused {BankName} in the queue.",
        _ when isLater => stored,
        { IsReady: true } => $"It waits for its turn: {BankName} gets one refresh every {RecoveryWords.Span(Options.Stagger)} at most.",
        { IsSeenOperational: true } => $"{BankName} is operational again; it has to stay so for {RecoveryWords.Span(Options.OperationalFor)}.",
        _ when Status == ConnectorStatus.Operational => $"{BankName} is reported operational; the next look at its health confirms it.",
        _ => $"{BankName} is {Health}.",
    };

    /// <summary>When a waiting ticket's turn comes about, UTC, with others ahead of it; null while that is not known.</summary>
    public DateTimeOffset? TurnOf(RecoveryTicket ticket, int ahead)
    {
        if (ticket.State != RecoveryState.Waiting || NextTurnAt is not { } next)
        {
            return null;
        }

        var about = RecoveryTiming.About(next, ahead, Options.Stagger);
        return ticket.DueAt > about ? ticket.DueAt : about;
    }
}

/// <summary>Reads what decides when tickets go: the banks' health, pauses, and what was sent last.</summary>
internal sealed class QueueEstimates(ConnectorOutages outages, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    /// <summary>Whoever paused the whole queue, and parts of it.</summary>
    public static async Task<IReadOnlyDictionary<string, RecoveryPause>> PausesAsync(AdminContext context, CancellationToken cancellationToken) =>
        await context.Set<QueuePause>().ToDictionaryAsync(hold => hold.Scope, hold => new RecoveryPause(hold.ByName, hold.At), StringComparer.Ordinal, cancellationToken);

    /// <summary>How it looks for one connector.</summary>
    public async Task<QueueEstimate> OfAsync(AdminContext context, ConnectorId way, ConnectorList banks, IReadOnlyDictionary<string, RecoveryPause> pauses, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stretch = await outages.OperationalPeriodAsync(way.InstitutionId, way.Method, cancellationToken);
        var turn = await RecoveryScheduler.NextTurnAsync(context, way.InstitutionId, now, options.Value.Stagger, cancellationToken);
        var hold = pauses.GetValueOrDefault(QueuePause.WholeQueue) ?? pauses.GetValueOrDefault(way.InstitutionId.Value);
        var readyAt = stretch?.Since + options.Value.OperationalFor;
        return new QueueEstimate(banks.NameOf(way.InstitutionId), banks.StatusOf(way.InstitutionId, way.Method), hold, now, options.Value)
        {
            IsWholeQueuePaused = pauses.ContainsKey(QueuePause.WholeQueue),
            IsSeenOperational = stretch is not null,
            IsReady = stretch?.Length >= options.Value.OperationalFor,
            NextTurnAt = hold is null && readyAt is { } ready ? (ready > turn ? ready : turn) : null,
        };
    }
}
