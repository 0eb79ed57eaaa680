namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How far a ticket of the recovery queue has come.</summary>
public enum RecoveryState
{
    /// <summary>The bank is not back, or the ticket's turn has not come.</summary>
    Waiting = 0,

    /// <summary>Somebody put it on hold.</summary>
    Paused = 1,

    /// <summary>A refresh went out and its job runs.</summary>
    Trying = 2,

    /// <summary>The data is there again.</summary>
    Recovered = 3,

    /// <summary>Refreshes did not help, or may not be sent: people go on, with the support bundle.</summary>
    Escalated = 4,

    /// <summary>Somebody took it out.</summary>
    Cancelled = 5,
}
