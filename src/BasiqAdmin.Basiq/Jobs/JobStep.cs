namespace BasiqAdmin.Basiq.Jobs;

/// <summary>One step of a job.</summary>
/// <param name="Title">Basiq's word for it, for example <c>verify-credentials</c>; an open list.</param>
/// <param name="Status">State of the step.</param>
/// <param name="Result">What came of it; null while there is nothing.</param>
public sealed record JobStep(string Title, JobStepStatus Status, JobStepResult? Result);
