using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds what is wrong: without consent nothing else matters, then what a newer connection, the connection's end, its running job, a purge, its last failure, its state and its accounts say; where none of them finds a fault, what could not be read and what ends soon.</summary>
internal static class DiagnosisEngine
{
    // A customer who has not finished after half an hour has left the window; a job that has not begun within an hour does not come any more.
    private static readonly TimeSpan CustomerTakes = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan SetUpTakes = TimeSpan.FromHours(1);

    public static Verdict? Find(Situation situation) =>
        OfConsent(situation)
        ?? OfSuccessor(situation)
        ?? OfEndedConnection(situation)
        ?? JobRules.OfRunning(situation)
        ?? JobRules.OfUnknown(situation)
        ?? OfPurge(situation)
        ?? JobRules.OfFailure(situation)
        ?? OfState(situation)
        ?? AccountRules.Of(situation)
        ?? OfUnread(situation)
        ?? EndRules.Of(situation);

    private static Verdict? OfConsent(Situation situation)
    {
        if (situation.Consent is not { } consent)
        {
            return null;
        }

        if (consent.Status == ConsentStatus.Revoked)
        {
            return new Verdict(Cause.ConsentRevoked, consent.RevokedAt);
        }

        if (consent.Status == ConsentStatus.Expired || consent.ExpiresAt <= situation.Now)
        {
            return new Verdict(Cause.ConsentExpired, consent.ExpiresAt);
        }

        // No word at all says nothing; a word that is not known says that the consent may not be in force.
        return consent.Status == ConsentStatus.Active || consent.Status == default ? null : new Verdict(Cause.UnknownConsentState, consent.UpdatedAt);
    }

    // Two active connections to one bank can be two logins; one that is no longer active beside a newer active one was replaced.
    private static Verdict? OfSuccessor(Situation situation) =>
        situation is { Successor: { } successor, IsInactive: true } ? new Verdict(Cause.Superseded, successor.CreatedAt) : null;

    // After all faults: one that is known stays one, and without any nobody can say that there is none.
    private static Verdict? OfUnread(Situation situation) => situation.NotRead.Count > 0 ? new Verdict(Cause.NotKnown) : null;

    private static Verdict? OfEndedConnection(Situation situation)
    {
        if (situation.Connection is not { } connection)
        {
            return null;
        }

        if (connection.Status == ConnectionStatus.Deleted)
        {
            return new Verdict(Cause.ConnectionDeleted);
        }

        if (connection.Status == ConnectionStatus.Revoked)
        {
            return new Verdict(Cause.ConnectionRevoked);
        }

        return connection.ExpiresAt <= situation.Now ? new Verdict(Cause.ArrangementExpired, connection.ExpiresAt) : null;
    }

    // Before failures: whatever failed, there is no data because it was purged, and trying again would fetch it.
    private static Verdict? OfPurge(Situation situation) =>
        situation.Purges.PurgedAt is { } at ? new Verdict(Cause.DataPurged, at) : null;

    private static Verdict? OfState(Situation situation)
    {
        if (situation.Connection is not { } connection || connection.Status == default)
        {
            return null;
        }

        if (connection.Status == ConnectionStatus.Active)
        {
            return situation.IsBankDown ? new Verdict(Cause.BankDown) : null;
        }

        var age = situation.Now - connection.CreatedAt;
        return connection.Status switch
        {
            _ when connection.Status == ConnectionStatus.Invalid => new Verdict(Cause.ConnectionInvalid),
            _ when connection.Status == ConnectionStatus.Pending => new Verdict(age > SetUpTakes ? Cause.SetUpUnfinished : Cause.SettingUp, connection.CreatedAt),
            _ when connection.Status == ConnectionStatus.Init => new Verdict(age <= CustomerTakes ? Cause.SettingUp : Cause.LeftUnfinished, connection.CreatedAt),
            _ when connection.Status == ConnectionStatus.PreInit => new Verdict(age <= CustomerTakes ? Cause.CustomerConnecting : Cause.LeftUnfinished, connection.CreatedAt),
            _ => new Verdict(Cause.UnknownConnectionState),
        };
    }
}
