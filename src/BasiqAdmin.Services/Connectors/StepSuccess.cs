namespace BasiqAdmin.Services.Connectors;

/// <summary>How one step of our jobs went at a bank.</summary>
/// <param name="Step">The step as Basiq names it, e.g. <c>retrieve-accounts</c>.</param>
/// <param name="ByDay">The jobs that came as far as this step, by UTC day, oldest first; what customers had to put right themselves is left out.</param>
public sealed record StepSuccess(string Step, IReadOnlyList<SuccessRate> ByDay)
{
    /// <summary>All days together.</summary>
    public SuccessRate Whole { get; } = SuccessRate.Sum(ByDay);
}
