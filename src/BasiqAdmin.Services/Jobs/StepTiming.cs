namespace BasiqAdmin.Services.Jobs;

/// <summary>How long a step took, as far as it was watched: Basiq gives steps no times.</summary>
/// <param name="Observed">From the look that first saw it under way to the look that first saw it ended, or until now.</param>
/// <param name="Error">The true time differs by no more than this: the longer of the two gaps between looks.</param>
/// <param name="IsOver">False while the step is under way.</param>
public sealed record StepTiming(TimeSpan Observed, TimeSpan Error, bool IsOver);
