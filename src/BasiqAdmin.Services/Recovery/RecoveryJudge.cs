using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Decides what follows a try that failed: the customer must act, the bank is down again, or people must look.</summary>
internal sealed class RecoveryJudge(IDbContextFactory<AdminContext> contexts, ConnectorOutages outages, ConnectorCatalog connectors, RecoveryMoves moves)
{
    /// <summary>Judges the failed <paramref name="job"/> of the ticket's last refresh.</summary>
    public async Task JudgeAsync(RecoveryTicket ticket, JobRecord job, CancellationToken cancellationToken)
    {
        var what = job.Cause is { } cause ? Diagnosis.TitleOf(cause) : "no reason was given";
        if (job.Owner == ActionOwner.Customer)
        {
            await moves.EscalateAsync(ticket, $"The bank answered, and now the customer must act: {what}.", cancellationToken);
        }
        else if (!await IsBankSeenSinceAsync(job.LastSeenAt, cancellationToken))
        {
            // Jobs fail before the banks' health is next looked at: a relapse must not be taken for a failure of a bank that works.
            await moves.ExplainAsync(ticket, "The try failed. The next look at the bank's health tells whether it is down again.", cancellationToken);
        }
        else if (await outages.OutageStartedAsync(ticket.InstitutionId, ticket.Method, cancellationToken) > ticket.SentAt)
        {
            await RelapsedAsync(ticket, cancellationToken);
        }
        else
        {
            var banks = await connectors.GetAsync(cancellationToken);
            var health = RecoveryWords.Health(banks.StatusOf(ticket.InstitutionId, ticket.Method));
            await moves.EscalateAsync(ticket, $"{banks.NameOf(ticket.InstitutionId)} is {health}, and the try failed all the same: {what} ({job.Code ?? "no code"}).", cancellationToken);
        }
    }

    private Task<bool> RelapsedAsync(RecoveryTicket ticket, CancellationToken cancellationToken) => ticket.Attempts < RecoveryPace.Tries
        ? moves.WaitAgainAsync(ticket, "The bank went down again during the try. One more follows when that outage is over.", cancellationToken)
        : moves.EscalateAsync(ticket, "Tried after two outages, and the bank went down again each time.", cancellationToken);

    private async Task<bool> IsBankSeenSinceAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<ConnectorWatch>().AnyAsync(watch => watch.UntilAt >= time, cancellationToken);
    }
}
