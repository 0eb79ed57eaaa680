namespace BasiqAdmin.Components.Shared;

/// <summary>How something stands, in colour; the word beside it says it too.</summary>
public enum Tone
{
    Idle,
    Ok,
    Info,
    Warn,
    Bad,
}
