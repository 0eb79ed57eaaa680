using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>Writes what a reading showed onto a purge and says what of it is audited.</summary>
internal static class VerificationRecord
{
    private const int MostReadingsOfDone = 6;

    /// <summary>An app died, or hung, between storing the intent and storing the outcome.</summary>
    public static AuditFact? TakeOver(PurgeRequest purge, DateTimeOffset now)
    {
        if (purge.State != PurgeState.Sending)
        {
            return null;
        }

        purge.State = PurgeState.Unknown;
        purge.UnknownSince = now;
        purge.NextReadBackAt = now;
        purge.Finding = "The app stopped after the intent was stored; whether the request reached Basiq is not known.";
        Release(purge);
        return PurgeAuditEvents.Of(purge, "purge.outcome-unknown", AuditOutcome.Unknown, null, ("found", "after a stop"));
    }

    /// <summary>Lets others work on the purge.</summary>
    public static AuditFact? Release(PurgeRequest purge)
    {
        purge.LeaseOwner = null;
        purge.LeaseUntil = null;
        return null;
    }

    /// <summary>Frees a purge from one that was to repeat it and that Basiq did not carry out: reading back can tell again. A repeat of that one is this one's from now on.</summary>
    public static void FreeFrom(PurgeRequest repeat, PurgeRequest purge, DateTimeOffset now)
    {
        purge.RepeatedBy = repeat.RepeatedBy;
        if (purge.State != PurgeState.Unknown)
        {
            return;
        }

        purge.NextReadBackAt = now;
        if (string.Equals(purge.Finding, VerificationRules.BlurredBy(repeat.Id), StringComparison.Ordinal))
        {
            purge.Finding = $"Purge {repeat.Id}, which was to repeat this one, was not carried out. This one is read back again.";
        }
    }

    /// <summary>Takes a reading in. One that a person asked for is audited whatever it shows, others when they settle something.</summary>
    public static AuditFact? Apply(PurgeRequest purge, PurgeFacts facts, TimeSpan inFlightFor, bool isAsked)
    {
        Release(purge);
        if (purge.State is not (PurgeState.Done or PurgeState.Unknown))
        {
            return null;
        }

        var leftBefore = purge.ReadBackAccounts;
        purge.ReadBackAt = facts.At;
        purge.ReadBackAttempts++;
        purge.ReadBackAccounts = facts.Accounts.IsRead ? facts.Accounts.Value : null;
        return purge.State == PurgeState.Done ? Prove(purge, facts, isAsked) : Settle(purge, facts, leftBefore, inFlightFor, isAsked);
    }

    private static AuditFact? Prove(PurgeRequest purge, PurgeFacts facts, bool isAsked)
    {
        var proven = purge.ReadBackAccounts == 0;
        var refreshed = facts.Accounts.IsRead && !proven && VerificationRules.WasRefreshed(purge, facts);
        purge.ReadBackProblem = ProblemOfDone(facts, proven, refreshed);
        var ends = proven || refreshed || purge.ReadBackAttempts >= MostReadingsOfDone;
        purge.NextReadBackAt = ends ? null : facts.At + VerificationRules.PauseAfter(purge.ReadBackAttempts);
        return ends || isAsked
            ? PurgeAuditEvents.Of(purge, "purge.read-back", proven ? AuditOutcome.Succeeded : AuditOutcome.Unknown, null, Left(purge), ("before", purge.AccountsBefore))
            : null;
    }

    private static string? ProblemOfDone(PurgeFacts facts, bool proven, bool refreshed)
    {
        if (proven)
        {
            return null;
        }

        if (!facts.Accounts.IsRead)
        {
            return facts.Accounts.ProblemText + ".";
        }

        return refreshed
            ? $"Basiq confirmed the purge and holds {facts.Accounts.Value} accounts again: the connection was refreshed since, which fetches the data anew."
            : $"Basiq confirmed the purge, yet still holds {facts.Accounts.Value} accounts.";
    }

    private static AuditFact? Settle(PurgeRequest purge, PurgeFacts facts, int? leftBefore, TimeSpan inFlightFor, bool isAsked)
    {
        purge.ReadBackUnchanged = VerificationRules.Unchanged(purge, leftBefore, facts, inFlightFor);
        var finding = VerificationRules.Judge(purge, facts, purge.ReadBackUnchanged, inFlightFor);
        switch (finding.Verdict)
        {
            case VerificationVerdict.Purged:
                Close(purge, PurgeState.Done, finding, facts.At);
                return PurgeAuditEvents.Of(purge, "purge.settled", AuditOutcome.Succeeded, null, Left(purge), ("before", purge.AccountsBefore));
            case VerificationVerdict.NotCarriedOut:
                purge.Title ??= "Not carried out: reading back showed that the data is still there";
                Close(purge, PurgeState.Refused, finding, facts.At);
                return PurgeAuditEvents.Of(purge, "purge.settled", AuditOutcome.Failed, null, Left(purge), ("before", purge.AccountsBefore));
            case VerificationVerdict.CannotTell:
                var isNew = !string.Equals(purge.Finding, finding.Text, StringComparison.Ordinal);
                purge.Finding = finding.Text;
                purge.ReadBackProblem = null;
                purge.NextReadBackAt = null;
                return isNew || isAsked ? PurgeAuditEvents.Of(purge, "purge.not-settled", AuditOutcome.Unknown, null, Left(purge), ("before", purge.AccountsBefore)) : null;
            default:
                purge.ReadBackProblem = finding.Text;
                purge.NextReadBackAt = facts.At + VerificationRules.PauseAfter(purge.ReadBackAttempts);
                return isAsked ? PurgeAuditEvents.Of(purge, "purge.read-back", AuditOutcome.Unknown, null, Left(purge), ("before", purge.AccountsBefore)) : null;
        }
    }

    private static void Close(PurgeRequest purge, PurgeState state, VerificationFinding finding, DateTimeOffset at)
    {
        purge.State = state;
        purge.SettledAt = at;
        purge.Finding = finding.Text;
        purge.ReadBackProblem = null;
        purge.NextReadBackAt = null;
    }

    private static (string Name, object? Value) Left(PurgeRequest purge) => ("accounts", purge.ReadBackAccounts ?? (object)"not read");
}
