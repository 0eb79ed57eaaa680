using System.Globalization;
using System.Text.Json;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>Reading of a step's result, whose shape the documents describe in three ways.</summary>
internal static class JobStepReading
{
    /// <summary>The result; null when there is none.</summary>
    public static JobStepResult? ResultOf(JsonElement result)
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
            double.TryParse(result.TextOf("expiryMs"), CultureInfo.InvariantCulture, out var expiry) ? TimeSpan.FromMilliseconds(expiry) : null);
    }
}
