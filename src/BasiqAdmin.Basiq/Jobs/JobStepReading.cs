using System.Globalization;
using System.Text.Json;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>Reading of a job's steps, and of their results, whose shape the documents describe in three ways.</summary>
internal static class JobStepReading
{
    private static readonly JobStep Unreadable = new(OpenText.Unknown, default, null);

    /// <summary>The steps in order; none when the reply names the job only. What is no step keeps its place, in an unknown state: it may be the one that failed.</summary>
    public static IReadOnlyList<JobStep> StepsOf(JsonElement steps) => steps.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Array => [.. steps.EnumerateArray().Select(StepOf)],
        _ => [Unreadable],
    };

    /// <summary>The places of what is no step.</summary>
    public static IEnumerable<string> OddStepsOf(JsonElement steps) => steps.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Array => steps.EnumerateArray().Select(static (step, index) => IsOdd(step) ? $"steps[{index.ToString(CultureInfo.InvariantCulture)}]" : null).OfType<string>(),
        _ => ["steps"],
    };

    private static JobStep StepOf(JsonElement step) => IsOdd(step)
        ? Unreadable
        : new JobStep(step.TextOf("title") ?? OpenText.Unknown, JobStepStatus.From(step.TextOf("status")), ResultOf(step.Part("result")));

    private static bool IsOdd(JsonElement step) => step.ValueKind != JsonValueKind.Object;

    private static JobStepResult? ResultOf(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        // "In case of failure an embedded error object": seen as the result itself, so far.
        var error = result.Part("error").ValueKind == JsonValueKind.Object ? result.Part("error") : result.Part("data").FirstOrSelf();
        error = error.ValueKind == JsonValueKind.Object ? error : result;
        return new JobStepResult(
            result.TextOf("type"),
            result.TextOf("url"),
            error.TextOf("code"),
            error.TextOf("title"),
            error.TextOf("detail") ?? error.TextOf("details"),
            result.TextOf("method"),
            double.TryParse(result.TextOf("expiryMs"), CultureInfo.InvariantCulture, out var expiry) ? Milliseconds.ToSpan(expiry) : null);
    }
}
