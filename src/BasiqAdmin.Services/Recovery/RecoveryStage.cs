namespace BasiqAdmin.Services.Recovery;

/// <summary>Which tickets a list shows.</summary>
public enum RecoveryStage
{
    /// <summary>Those in the queue: waiting, paused or being tried.</summary>
    Open,

    /// <summary>Those that wait for their bank or their turn.</summary>
    Waiting,

    /// <summary>Those that somebody put on hold.</summary>
    Paused,

    /// <summary>Those whose refresh is under way.</summary>
    Trying,

    /// <summary>Those whose data is there again.</summary>
    Recovered,

    /// <summary>Those that people have to go on with.</summary>
    Escalated,

    /// <summary>Those of them that nobody goes on with yet: the connection's case is open and assigned to nobody.</summary>
    Unassigned,

    /// <summary>Those that were taken out.</summary>
    Cancelled,

    /// <summary>All of them.</summary>
    All,
}
