namespace BasiqAdmin.Basiq.Http;

/// <summary>Who waits for a call.</summary>
public enum RequestLane
{
    /// <summary>A person: first.</summary>
    People,

    /// <summary>Background work: second, and never with the last of the burst.</summary>
    Background,
}
