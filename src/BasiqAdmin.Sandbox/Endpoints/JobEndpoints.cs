using System.Text.Json;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

internal sealed class JobEndpoints(SandboxWorld world)
{
    private static readonly FilterFields Fields = new(("connection.id", ["eq"]));

    /// <summary>Documented for the list only; how long a single job can be read is not, and here has no end.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/users/{userId}/jobs", List).WithMetadata(Access.Either);
        app.MapGet("/jobs/{jobId}", Get).WithMetadata(Access.Either);
        app.MapPost("/jobs/{jobId}/mfa", AnswerAsync).WithMetadata(Access.ClientOnly);
    }

    private IResult List(string userId, string? filter, HttpContext context)
    {
        if (Filter.Parse(filter, Fields) is not { } parsed)
        {
            return ApiError.BadFilter();
        }

        var links = context.Links();
        return world.Read(userId, user =>
        {
            var jobs = user.Jobs
                .Where(job => job.Created > world.Now - Window && parsed.Holds(_ => user.Connections[job.Connection].Id))
                .OrderByDescending(job => job.Created)
                .Select(job => JobReplies.InList(user, job, world.Now, links))
                .ToArray<JsonNode>();
            return Results.Json(new JsonObject
            {
                ["type"] = "list",
                ["size"] = jobs.Length,
                ["data"] = new JsonArray(jobs),
                ["links"] = new JsonObject { ["self"] = links.Here() },
            });
        }).OrNotFound();
    }

    private IResult Get(string jobId, HttpContext context) =>
        world.ReadJob(jobId, (user, job) => Mine(user, context)
            ? Results.Json(JobReplies.Alone(user, job, world.Now, context.Links()))
            : ApiError.Forbidden()).OrNotFound();

    private async Task<IResult> AnswerAsync(string jobId, HttpContext context, CancellationToken cancellationToken)
    {
        var answers = await ReadAnswersAsync(context.Request, cancellationToken);
        return answers.Length == 0
            ? ApiError.MissingParameter("mfa-response")
            : world.ChangeJob(jobId, (user, job) => Mine(user, context) ? Answer(job, answers, context) : ApiError.Forbidden()).OrNotFound();
    }

    private IResult Answer(Job job, string[] answers, HttpContext context)
    {
        if (!job.At(world.Now).Steps.Any(step => step is { Title: StepTitle.MfaChallenge, Status: StepStatus.InProgress }))
        {
            return ApiError.BadParameter("jobId", "The job does not wait for an answer.");
        }

        if (answers is not (["1234"] or ["Hooli"] or ["Basiq", "AU00000"]))
        {
            return ApiError.BadParameter("mfa-response", "The answer is not correct.");
        }

        job.AnsweredAt = world.Now;
        return Results.Json(new { type = "job", id = job.Id, links = new { self = context.Links().Job(job.Id) } }, statusCode: 202);
    }

    private static bool Mine(UserState user, HttpContext context) => context.Caller().UserId is not { } userId || userId == user.Id;

    private static async Task<string[]> ReadAnswersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var body = await request.ReadFromJsonAsync<JsonObject>(cancellationToken);
            return body?["mfa-response"] is JsonArray answers ? [.. answers.Select(answer => answer?.ToString() ?? "")] : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
