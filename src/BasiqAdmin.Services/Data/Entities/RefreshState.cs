namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How far a refresh has come.</summary>
public enum RefreshState
{
    /// <summary>The intent is stored and the call is out: at most one per connection.</summary>
    Sending = 0,

    /// <summary>Basiq named the job.</summary>
    Started = 1,

    /// <summary>Basiq said no.</summary>
    Refused = 2,

    /// <summary>No answer came; the connection's jobs tell whether it was carried out.</summary>
    Unknown = 3,

    /// <summary>No answer came, and the connection's jobs show that it was not carried out.</summary>
    NotStarted = 4,

    /// <summary>No answer came, and nothing can tell any more whether it was carried out.</summary>
    NeverKnown = 5,
}
