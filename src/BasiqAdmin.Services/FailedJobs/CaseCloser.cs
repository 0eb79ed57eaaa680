using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Closes cases that have ended without anybody.</summary>
public sealed class CaseCloser(AuditWriter audit, TimeProvider clock)
{
    /// <summary>Closes <paramref name="found"/> and audits it, in the caller's transaction.</summary>
    public Task CloseAsync(AdminContext context, FailedJobCase found, CaseEnd how, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fact = End(found, how, at, clock.GetUtcNow());
        return audit.AppendAsync(context, Actor.System, fact, cancellationToken);
    }

    /// <summary>Ends <paramref name="found"/> as of <paramref name="now"/> and says what of it is audited.</summary>
    internal static AuditFact End(FailedJobCase found, CaseEnd how, DateTimeOffset at, DateTimeOffset now)
    {
        var why = how switch
        {
            CaseEnd.LaterJobSucceeded => "A later job of this connection succeeded.",
            CaseEnd.Superseded => "The customer has connected the bank again; the newer connection is active.",
            _ => "The connection is gone.",
        };
        found.State = CaseState.Resolved;
        found.ResolvedHow = how;
        found.ResolvedBy = Actor.System.Name;
        found.ResolvedAt = at < found.LastFailedAt || at > now ? now : at;
        found.Resolution = why;
        found.SnoozedUntil = null;
        found.SnoozedForBank = false;
        found.Undo = null;
        found.Version++;
        found.Note(CaseEventKind.ClosedItself, Actor.System, now, why);
        return CaseAudit.Fact("case.closed", found, null, how.ToString());
    }
}
