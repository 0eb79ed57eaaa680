using System.Globalization;
using BasiqAdmin.Display;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BasiqAdmin.Components.Shared.Charts;

/// <summary>
/// A chart of days: stacked bars, lines, or lines over bars. MudChart draws it; around it stand what MudChart lacks: a sentence for those who do not see it,
/// a legend, and all numbers as a table. What nobody knows is drawn as a grey gap, never as zero.
/// </summary>
public sealed partial class DayChart
{
    private const string Height = "190px";
    private const int LinesWanted = 4;
    private static readonly int[] StepsOffered = [1, 2, 4, 7, 14];
    private static readonly int[] NiceParts = [1, 2, 5, 10];

    private string[] _labels = [];
    private List<ChartSeries<double>> _bars = [];
    private List<ChartSeries<double>> _lines = [];
    private StackedBarChartOptions _barOptions = new();
    private LineChartOptions _lineOptions = new();

    /// <summary>The question that it answers.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>The answer in a sentence, shown above it.</summary>
    [Parameter]
    public string? Answer { get; set; }

    /// <summary>The days, oldest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<DateOnly> Days { get; set; } = [];

    /// <summary>What is stacked, the lowest first.</summary>
    [Parameter]
    public IReadOnlyList<ChartRow> Bars { get; set; } = [];

    /// <summary>What is drawn as lines, over the bars if there are any.</summary>
    [Parameter]
    public IReadOnlyList<ChartRow> Lines { get; set; } = [];

    /// <summary>How a number is written. Default: whole, with separators.</summary>
    [Parameter]
    public Func<double, string> Format { get; set; } = static value => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Whether the values of several days can be added up; shares cannot. Default yes.</summary>
    [Parameter]
    public bool IsSum { get; set; } = true;

    private IEnumerable<ChartRow> Rows => Bars.Concat(Lines);

    private IReadOnlyList<DateOnly> Known => [.. Days.Where((_, at) => Rows.Any(row => row.Values[at] is not null))];

    private IReadOnlyList<DateOnly> Unknown => [.. Days.Where((_, at) => (Bars.Count > 0 ? Bars : Lines).All(row => row.Values[at] is null))];

    // Each label takes the room of one in fourteen.
    private int Step => StepsOffered.FirstOrDefault(step => step * 8 >= Days.Count, StepsOffered[^1]);

    // Over bars a line is what they are compared with. Today's bar is not over while the line's last day is, so their sums would compare what cannot be.
    private bool HasSum(ChartRow row) => IsSum && (Bars.Count == 0 || !Lines.Contains(row));

    private string Summary
    {
        get
        {
            var values = Rows.Where(row => HasSum(row) || !IsSum).Select(row => IsSum ? $"{row.Name} {Format(row.Sum)}" : $"{row.Name} {(row.Values.LastOrDefault(value => value is not null) is { } last ? Format(last) : "not known")}");
            return $"{Title}, {ChartText.Day(Days[0])} to {ChartText.Day(Days[^1])}. {(IsSum ? "In all" : "Last")}: {string.Join(", ", values)}. Most on one day: {Format(Highest)}.{(Unknown.Count > 0 ? $" Not known: {ChartText.Days(Unknown)}." : null)}";
        }
    }

    private double HighestBar => Days.Select((_, at) => Bars.Sum(row => row.Values[at] ?? 0)).DefaultIfEmpty().Max();

    private double HighestLine => Lines.SelectMany(row => row.Values).Max() ?? 0;

    private double Highest => Bars.Count > 0 ? HighestBar : HighestLine;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _labels = [.. Days.Select(ChartText.Day)];
        _bars = [.. Bars.Select(row => Series(row, value => value ?? 0))];
        _lines = [.. Lines.Select(row => Series(row, value => value))];
        string[] colours = [.. Bars.Select(row => ChartColours.Token(row.Colour))];
        if (Bars.Count > 0 && Unknown.Count > 0)
        {
            _bars.Add(Gap());
            colours = [.. colours, "var(--sunken)"];
        }

        var most = Math.Max(1, Math.Max(HighestBar, HighestLine));
        _barOptions = new StackedBarChartOptions { ChartPalette = colours, YAxisTicks = NiceStep(most), YAxisSuggestedMax = (int)Math.Ceiling(most), ShowLegend = false, ShowZeroValues = false, YAxisToStringFunc = Format };
        _lineOptions = new LineChartOptions
        {
            ChartPalette = [.. Lines.Select(row => ChartColours.Token(row.Colour))],
            YAxisTicks = NiceStep(most),
            YAxisSuggestedMax = (int)Math.Ceiling(most),
            YAxisRequireZeroPoint = true,
            YAxisToStringFunc = Format,
            LineStrokeWidth = 2,
            ShowLegend = false,
        };
    }

    // Round steps, so that the numbers at the side can be read at a glance.
    private static int NiceStep(double most)
    {
        var raw = most / LinesWanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, raw))));
        return (int)Math.Max(1, NiceParts.Select(part => part * power).First(step => step >= raw));
    }

    private static ChartSeries<double> Series(ChartRow row, Func<double?, double?> value) => new()
    {
        Name = row.Name,
        Data = new ChartData<double>([.. row.Values.Select(value)]),
        TooltipTitleFormat = "{{SERIES_NAME}}: {{Y_VALUE}}",
        TooltipSubtitleFormat = "{{X_VALUE}}",
    };

    private ChartSeries<double> Gap()
    {
        var unknown = Unknown.ToHashSet();
        return new()
        {
            Name = "Not known",
            Data = new ChartData<double>([.. Days.Select(day => unknown.Contains(day) ? Math.Max(1, HighestBar) : 0)]),
            TooltipTitleFormat = "Not known",
            TooltipSubtitleFormat = "{{X_VALUE}}",
        };
    }
}
