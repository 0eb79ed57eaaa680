using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Changes one case; the second of two people is told.</summary>
public sealed class CaseEditor(IDbContextFactory<AdminContext> contexts, CaseReader reader, ConnectorCatalog connectors, AuditWriter audit, TimeProvider clock)
{
    /// <summary>Makes the change and audits it, together or not at all.</summary>
    /// <exception cref="CaseConflictException">Somebody else changed the case since it was seen.</exception>
    /// <exception cref="RejectedException">The change makes no sense for it, or it does not exist.</exception>
    public async Task<CaseDetails> ChangeAsync(Actor actor, CaseRef seen, CaseChange change, CancellationToken cancellationToken)
    {
        CaseChanges.Validate(change, clock.GetUtcNow());
        var banks = await connectors.GetAsync(cancellationToken);
        if (!await TryChangeAsync(actor, seen, change, banks, cancellationToken))
        {
            throw await ConflictAsync(seen.Number, cancellationToken);
        }

        return await DetailsAsync(seen.Number, cancellationToken);
    }

    private async Task<bool> TryChangeAsync(Actor actor, CaseRef seen, CaseChange change, ConnectorList banks, CancellationToken cancellationToken)
    {
        // The transaction writes from its start, so nobody can get between the question and the change.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var found = await context.Set<FailedJobCase>().SingleOrDefaultAsync(one => one.Number == seen.Number, cancellationToken)
            ?? throw new RejectedException($"There is no case {seen.Number}.");

        // A note stands beside what others do; it overwrites nothing.
        if (found.Version != seen.Version && change is not CaseChange.AddNote)
        {
            return false;
        }

        var objection = CaseChanges.Objection(found, change, banks) ?? await NewerCaseAsync(context, found, change, cancellationToken);
        if (objection is not null)
        {
            throw new RejectedException(objection);
        }

        CaseChanges.Apply(found, change, actor, clock.GetUtcNow());
        await audit.AppendAsync(context, actor, CaseAudit.Fact(CaseChanges.ActionOf(change), found, CaseChanges.ReasonOf(change), CaseChanges.DetailOf(change)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<string?> NewerCaseAsync(AdminContext context, FailedJobCase found, CaseChange change, CancellationToken cancellationToken)
    {
        if (change is not CaseChange.Reopen || found.ConnectionId is not { } connection)
        {
            return null;
        }

        var newer = await context.Set<FailedJobCase>().Where(other => other.ConnectionId == connection && other.State != CaseState.Resolved)
            .Select(other => (long?)other.Number).FirstOrDefaultAsync(cancellationToken);
        return newer is { } number ? $"The connection failed again since; go on with case {number}." : null;
    }

    private async Task<CaseConflictException> ConflictAsync(long number, CancellationToken cancellationToken)
    {
        var current = await DetailsAsync(number, cancellationToken);
        var last = current.History[^1];
        return new CaseConflictException($"{last.ActorName} changed this case in the meantime ({last.Kind}). Nothing of yours was saved; look at it and try again.", current);
    }

    private async Task<CaseDetails> DetailsAsync(long number, CancellationToken cancellationToken) =>
        await reader.ReadAsync(number, cancellationToken) ?? throw new RejectedException($"There is no case {number}.");
}
