using System.Collections.Frozen;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Finds what is wrong: without consent nothing else matters, then what the connection's end, its running job, its last failure and its state say.</summary>
internal static class Judge
{
    private static readonly FrozenDictionary<ConnectionStatus, Cause> States = new Dictionary<ConnectionStatus, Cause>
    {
        [ConnectionStatus.Invalid] = Cause.ConnectionInvalid,
        [ConnectionStatus.Pending] = Cause.SettingUp,
        [ConnectionStatus.PreInit] = Cause.LeftUnfinished,
        [ConnectionStatus.Init] = Cause.LeftUnfinished,
    }.ToFrozenDictionary();

    public static Verdict? Find(Situation situation) =>
        OfConsent(situation)
        ?? OfEndedConnection(situation)
        ?? JobRules.OfRunning(situation)
        ?? JobRules.OfFailure(situation)
        ?? OfState(situation);

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

        var cause = States.GetValueOrDefault(connection.Status, Cause.UnknownConnectionState);
        return new Verdict(cause, cause is Cause.SettingUp or Cause.LeftUnfinished ? connection.CreatedAt : null);
    }
}
