namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How far a ticket of the recovery queue has come.</summary>
public enum RecoveryState
{
    /// <summary>The bank is not back, or the ticket's turn has not come.</summary>
    Waiting,

    /// <summary>Somebody put it on hold.</summary>
    Paused,

    /// <summary>A refresh went out and its job runs.</summary>
    Trying,

    /// <summary>The data is there again.</summary>
    Recovered,

    /// <summary>Refreshes did not help, or may not be sent: people go on, with the support bundle.</summary>
    Escalated,

    /// <summary>Somebody took it out.</summary>
    Cancelled,
}
