namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What is wrong, finer than Basiq's code where the code alone does not tell causes apart. Stored by name.</summary>
/// <remarks>
/// The numbers order the inbox and stand in each case's stored <c>InboxPlace</c>, so none may ever change. They leave gaps: a new cause takes a free number
/// between those that it belongs between.
/// </remarks>
public enum Cause
{
    /// <summary>The bank refuses the login.</summary>
    WrongLogin = 0,

    /// <summary>The bank has locked the customer out.</summary>
    AccountLocked = 10,

    /// <summary>The bank asks for a kind of extra security that Basiq cannot answer.</summary>
    UnsupportedSecurity = 20,

    /// <summary>The bank shows a message or new terms that only the customer can answer.</summary>
    MessageAtBank = 30,

    /// <summary>The customer declined, or the bank did not grant what was asked.</summary>
    AuthorisationDeclined = 40,

    /// <summary>The bank sent a code or question, and nobody answered in time.</summary>
    ChallengeUnanswered = 50,

    /// <summary>A code or question of the bank waits for the customer now.</summary>
    ChallengeWaiting = 60,

    /// <summary>The bank is down; Basiq reports a major outage.</summary>
    BankDown = 70,

    /// <summary>The bank was down when the job failed, and works again.</summary>
    BankRecovered = 80,

    /// <summary>The bank or its connector fails; Basiq tries again every 2 hours.</summary>
    BankUnavailableRetried = 90,

    /// <summary>The bank or its connector failed while the connection was set up.</summary>
    BankUnavailable = 100,

    /// <summary>The same as <see cref="BankUnavailable"/>, and it left the connection inactive, so that only the customer can try again.</summary>
    BankUnavailableAtSetUp = 110,

    /// <summary>The same trouble again and again: Basiq has to look into it.</summary>
    KeepsFailing = 120,

    /// <summary>The bank is under maintenance.</summary>
    BankMaintenance = 130,

    /// <summary>Basiq's own systems are not available.</summary>
    BasiqUnavailable = 140,

    /// <summary>Basiq's connector broke.</summary>
    ConnectorBroken = 150,

    /// <summary>Basiq has switched the bank off, or does not know it.</summary>
    BankNotOffered = 160,

    /// <summary>Basiq can no longer use the connection.</summary>
    ConnectionUnusable = 170,

    /// <summary>Basiq gave up after too long, without a reason.</summary>
    TimedOut = 180,

    /// <summary>Basiq reports an error that even it does not know, or gives no reason at all.</summary>
    UnknownToBasiq = 190,

    /// <summary>This connection was asked for too often.</summary>
    TooManyRequests = 200,

    /// <summary>An uploaded bank statement cannot be read.</summary>
    StatementUnreadable = 210,

    /// <summary>An uploaded bank statement is of a kind that Basiq cannot read.</summary>
    StatementUnsupported = 220,

    /// <summary>An uploaded bank statement is of a product that Basiq has to add first.</summary>
    StatementNew = 230,

    /// <summary>An uploaded file is empty, too long or laid out wrongly.</summary>
    FileLayout = 240,

    /// <summary>What an uploaded file says contradicts itself or what is known.</summary>
    FileContradicts = 250,

    /// <summary>A code that this dashboard does not know.</summary>
    UnknownCode = 260,

    /// <summary>A job is under way.</summary>
    UnderWay = 270,

    /// <summary>A job waits beside another one at the same bank. Which login a job uses is not told, so that is perhaps why.</summary>
    Paused = 280,

    /// <summary>A job has not moved for far longer than jobs at its bank take.</summary>
    Stuck = 290,

    /// <summary>The connection is invalid, and the job that broke it is not known any more.</summary>
    ConnectionInvalid = 300,

    /// <summary>The connection is being set up.</summary>
    SettingUp = 310,

    /// <summary>The customer left before finishing.</summary>
    LeftUnfinished = 320,

    /// <summary>The connection was deleted.</summary>
    ConnectionDeleted = 330,

    /// <summary>The customer withdrew this connection.</summary>
    ConnectionRevoked = 340,

    /// <summary>The permission that the customer gave at the bank has run out.</summary>
    ArrangementExpired = 350,

    /// <summary>The connection is in a state that this dashboard does not know.</summary>
    UnknownConnectionState = 360,

    /// <summary>The customer withdrew the consent.</summary>
    ConsentRevoked = 370,

    /// <summary>The consent ran out.</summary>
    ConsentExpired = 380,

    /// <summary>The consent is in a state that this dashboard does not know.</summary>
    UnknownConsentState = 390,

    /// <summary>The bank's own sign-in failed while the customer gave access.</summary>
    BankFailedAtSignIn = 400,

    /// <summary>The bank gave only a part of the data.</summary>
    IncompleteData = 410,

    /// <summary>The customer is connecting the bank at this moment.</summary>
    CustomerConnecting = 420,

    /// <summary>The connection was never set up to its end, and nothing moves any more.</summary>
    SetUpUnfinished = 430,

    /// <summary>The customer has connected the same bank again since; the newer connection brings the data.</summary>
    Superseded = 440,

    /// <summary>The connection works, but an account of it is unavailable or long out of date.</summary>
    AccountNotUpdated = 450,

    /// <summary>The job is in a state that this dashboard does not know.</summary>
    UnknownJobState = 460,

    /// <summary>The data was purged here, or may have been, and nobody has wanted it again since.</summary>
    DataPurged = 470,

    /// <summary>Not all that would tell could be read.</summary>
    NotKnown = 480,

    /// <summary>Nothing is wrong yet: the permission at the bank or the consent ends within days.</summary>
    EndsSoon = 490,
}
