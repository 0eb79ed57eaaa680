namespace BasiqAdmin.Components.Shared.Charts;

/// <summary>The colours of charts; each is one of the theme's, so that it fits both themes.</summary>
public enum ChartColour
{
    Accent,
    Faint,
    Ok,
    Info,
    Warn,
    Bad,
    Idle,
}
