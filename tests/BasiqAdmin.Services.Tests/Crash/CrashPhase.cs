namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>What a kill left behind.</summary>
internal enum CrashPhase
{
    /// <summary>No purge is stored.</summary>
    NoIntent,

    /// <summary>The purge is stored as being sent, and the sandbox did not purge.</summary>
    SendingNotPurged,

    /// <summary>The purge is stored as being sent, and the sandbox has purged.</summary>
    SendingPurged,

    /// <summary>The outcome, known or unknown, is stored.</summary>
    Finished,
}
