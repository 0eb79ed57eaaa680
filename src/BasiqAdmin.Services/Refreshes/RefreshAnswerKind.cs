namespace BasiqAdmin.Services.Refreshes;

/// <summary>What became of asking for a refresh.</summary>
public enum RefreshAnswerKind
{
    /// <summary>Basiq made a job of it.</summary>
    Started,

    /// <summary>A job was under way already, or somebody else asked first; nothing more was sent, or Basiq named that job.</summary>
    UnderWay,

    /// <summary>Nothing was sent: a check is against it.</summary>
    NotAllowed,

    /// <summary>Basiq said no, or was not reached.</summary>
    Refused,

    /// <summary>It was sent and no answer came; the connection's jobs will tell.</summary>
    Unknown,
}
