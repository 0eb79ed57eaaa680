namespace BasiqAdmin.Components.Shared.Charts;

/// <summary>One row of numbers of a chart.</summary>
/// <param name="Name">What is counted, as the legend and the table's heading have it.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Values">One number for each of the chart's days; null where nobody knows it, which is no zero.</param>
public sealed record ChartRow(string Name, ChartColour Colour, IReadOnlyList<double?> Values)
{
    /// <summary>All known values together.</summary>
    public double Sum => Values.Sum(value => value ?? 0);
}
