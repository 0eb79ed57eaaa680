namespace BasiqAdmin.Components.Shared.Charts;

/// <summary>Charts' colours as MudChart and as style sheets take them.</summary>
internal static class ChartColours
{
    /// <summary>As the token of wwwroot/app.css that follows the theme.</summary>
    public static string Token(ChartColour colour) => $"var(--{Name(colour)})";

    /// <summary>As a class of the chart's own style sheet.</summary>
    public static string Class(ChartColour colour) => $"is-{Name(colour)}";

    private static string Name(ChartColour colour) => colour.ToString().ToLowerInvariant();
}
