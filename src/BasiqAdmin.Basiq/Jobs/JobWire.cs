using System.Text.Json;
using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Jobs;

/// <summary>A job as Basiq writes it: a row of a list (core.yml, JobsData), a single one (job), or a mention (ConnectionResponseResource).</summary>
internal sealed record JobWire(
    string? Id,
    DateTimeOffset? Created,
    DateTimeOffset? CreatedDate,
    DateTimeOffset? Updated,
    DateTimeOffset? UpdatedDate,
    string? JobType,
    string? Status,
    ResourceRef? Institution,
    JsonElement? Steps,
    JobLinksWire? Links) : IOddParts
{
    public IEnumerable<string> OddParts => JobStepReading.OddStepsOf(Steps ?? default);

    public Job ToModel()
    {
        var steps = JobStepReading.StepsOf(Steps ?? default);
        var links = steps.Select(static step => step.Result?.Url).Prepend(Links?.Source).ToList();
        return new Job(
            JobId.Parse(Id ?? ""),
            Created ?? CreatedDate,
            Updated ?? UpdatedDate,
            steps,
            JobProgress.StatusOf(steps, JobStepStatus.From(Status)),
            UserId.TryParse(FirstAfter(links, "users"), out var user) ? user : null,
            ConnectionId.TryParse(FirstAfter(links, "connections"), out var connection) ? connection : null,
            InstitutionId.TryParse(Institution?.Id, out var institution) ? institution : null,
            JobType);
    }

    private static string? FirstAfter(List<string?> links, string collection) =>
        links.Select(link => ResourceLink.After(link, collection)).FirstOrDefault(static id => id is not null);
}

/// <summary>A job's links; source is the connection it works for.</summary>
internal sealed record JobLinksWire(string? Source);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(LenientStringConverter), typeof(LenientDateConverter)])]
[JsonSerializable(typeof(JobWire))]
internal sealed partial class JobJson : JsonSerializerContext;
