namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What is wrong, finer than Basiq's code where the code alone does not tell causes apart. Stored by name.</summary>
public enum Cause
{
    /// <summary>The bank refuses the login.</summary>
    WrongLogin,

    /// <summary>The bank has locked the customer out.</summary>
    AccountLocked,

    /// <summary>The bank asks for a kind of extra security that Basiq cannot answer.</summary>
    UnsupportedSecurity,

    /// <summary>The bank shows a message or new terms that only the customer can answer.</summary>
    MessageAtBank,

    /// <summary>The customer declined, or the bank did not grant what was asked.</summary>
    AuthorisationDeclined,

    /// <summary>The bank sent a code or question, and nobody answered in time.</summary>
    ChallengeUnanswered,

    /// <summary>A code or question of the bank waits for the customer now.</summary>
    ChallengeWaiting,

    /// <summary>The bank is down; Basiq reports a major outage.</summary>
    BankDown,

    /// <summary>The bank was down when the job failed, and works again.</summary>
    BankRecovered,

    /// <summary>The bank or the way into it fails; Basiq tries again every 2 hours.</summary>
    BankUnavailableRetried,

    /// <summary>The bank or the way into it failed while the connection was set up.</summary>
    BankUnavailable,

    /// <summary>The same as <see cref="BankUnavailable"/>, and it left the connection inactive, so that only the customer can try again.</summary>
    BankUnavailableAtSetUp,

    /// <summary>The same trouble again and again: Basiq has to look into it.</summary>
    KeepsFailing,

    /// <summary>The bank is under maintenance.</summary>
    BankMaintenance,

    /// <summary>Basiq's own systems are not available.</summary>
    BasiqUnavailable,

    /// <summary>Basiq's way into the bank broke.</summary>
    ConnectorBroken,

    /// <summary>Basiq has switched the bank off, or does not know it.</summary>
    BankNotOffered,

    /// <summary>Basiq can no longer use the connection.</summary>
    ConnectionUnusable,

    /// <summary>Basiq gave up after too long, without a reason.</summary>
    TimedOut,

    /// <summary>Basiq reports an error that even it does not know, or gives no reason at all.</summary>
    UnknownToBasiq,

    /// <summary>This connection was asked for too often.</summary>
    TooManyRequests,

    /// <summary>An uploaded bank statement cannot be read.</summary>
    StatementUnreadable,

    /// <summary>An uploaded bank statement is of a kind that Basiq cannot read.</summary>
    StatementUnsupported,

    /// <summary>An uploaded bank statement is of a product that Basiq has to add first.</summary>
    StatementNew,

    /// <summary>An uploaded file is empty, too long or laid out wrongly.</summary>
    FileLayout,

    /// <summary>What an uploaded file says contradicts itself or what is known.</summary>
    FileContradicts,

    /// <summary>A code that this dashboard does not know.</summary>
    UnknownCode,

    /// <summary>A job is under way.</summary>
    UnderWay,

    /// <summary>A job waits beside another one at the same bank. Which login a job uses is not told, so that is perhaps why.</summary>
    Paused,

    /// <summary>A job has not moved for far longer than jobs at its bank take.</summary>
    Stuck,

    /// <summary>The connection is invalid, and the job that broke it is not known any more.</summary>
    ConnectionInvalid,

    /// <summary>The connection is being set up.</summary>
    SettingUp,

    /// <summary>The customer left before finishing.</summary>
    LeftUnfinished,

    /// <summary>The connection was deleted.</summary>
    ConnectionDeleted,

    /// <summary>The customer withdrew this connection.</summary>
    ConnectionRevoked,

    /// <summary>The permission that the customer gave at the bank has run out.</summary>
    ArrangementExpired,

    /// <summary>The connection is in a state that this dashboard does not know.</summary>
    UnknownConnectionState,

    /// <summary>The customer withdrew the consent.</summary>
    ConsentRevoked,

    /// <summary>The consent ran out.</summary>
    ConsentExpired,

    /// <summary>The consent is in a state that this dashboard does not know.</summary>
    UnknownConsentState,

    /// <summary>The bank's own sign-in failed while the customer gave access.</summary>
    BankFailedAtSignIn,

    /// <summary>The bank gave only a part of the data.</summary>
    IncompleteData,

    /// <summary>The customer is connecting the bank at this moment.</summary>
    CustomerConnecting,

    /// <summary>The connection was never set up to its end, and nothing moves any more.</summary>
    SetUpUnfinished,

    /// <summary>The customer has connected the same bank again since; the newer connection brings the data.</summary>
    Superseded,

    /// <summary>The connection works, but an account of it is unavailable or long out of date.</summary>
    AccountNotUpdated,

    /// <summary>The job is in a state that this dashboard does not know.</summary>
    UnknownJobState,

    /// <summary>Not all that would tell could be read.</summary>
    NotKnown,
}
