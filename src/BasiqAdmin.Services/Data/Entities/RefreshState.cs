namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How far a refresh has come.</summary>
public enum RefreshState
{
    /// <summary>The intent is stored and the call is out: at most one per connection.</summary>
    Sending,

    /// <summary>Basiq named the job.</summary>
    Started,

    /// <summary>Basiq said no.</summary>
    Refused,

    /// <summary>No answer came; the connection's jobs tell whether it was carried out.</summary>
    Unknown,

    /// <summary>No answer came, and the connection's jobs show that it was not carried out.</summary>
    NotStarted,

    /// <summary>No answer came, and nothing can tell any more whether it was carried out.</summary>
    NeverKnown,
}
