using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Components.Pages.Timelines;

/// <summary>Where the steps of a job lie on one scale of time. What nobody watched is drawn as long as the bank usually takes for it.</summary>
public static class StepScale
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>The bar of each step, in percent of the whole; a step that was not reached has none.</summary>
    public static IReadOnlyList<StepBar> Of(JobView job)
    {
        var lengths = job.Steps.Select(Length).ToList();
        var whole = Math.Max(lengths.Sum(length => length.TotalSeconds), Math.Max(job.Duration?.TotalSeconds ?? 0, job.Average?.TotalSeconds ?? 0));
        var bars = new List<StepBar>();
        var start = 0.0;
        foreach (var length in lengths)
        {
            bars.Add(new StepBar(Percent(start, whole), Percent(length.TotalSeconds, whole)));
            start += length.TotalSeconds;
        }

        return bars;
    }

    private static TimeSpan Length(JobStepView step) => step switch
    {
        _ when step.Status == JobStepStatus.Pending => TimeSpan.Zero,
        { Timing: { } timing } => AtLeast(timing.Observed),
        { Average: { } average } => AtLeast(average),
        _ => Shortest,
    };

    private static TimeSpan AtLeast(TimeSpan length) => length > Shortest ? length : Shortest;

    private static double Percent(double part, double whole) => whole <= 0 ? 0 : Math.Round(100 * part / whole, 1);
}

/// <summary>A step on the scale.</summary>
/// <param name="Start">Where it begins, in percent.</param>
/// <param name="Width">How long it is, in percent; 0 for a step that was not reached.</param>
public sealed record StepBar(double Start, double Width);
