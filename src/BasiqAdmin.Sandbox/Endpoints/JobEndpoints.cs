using System.Text.Json;
using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
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

/// <summary>
/// A job in a list carries its institution, alone its type. Neither carries a status of its own:
/// the examples of connection jobs show none.
/// </summary>
internal static class JobReplies
{
    public static JsonObject InList(UserState user, Job job, DateTimeOffset now, Links links)
    {
        var reply = Common(user, job, now, links);
        var bank = user.Connections[job.Connection].Bank.Id;
        reply["institution"] = new JsonObject
        {
            ["type"] = "institution",
            ["id"] = bank,
            ["links"] = new JsonObject { ["self"] = links.Institution(bank) },
        };
        return reply;
    }

    public static JsonObject Alone(UserState user, Job job, DateTimeOffset now, Links links)
    {
        var reply = Common(user, job, now, links);
        reply["jobType"] = "connection";
        return reply;
    }

    private static JsonObject Common(UserState user, Job job, DateTimeOffset now, Links links)
    {
        var view = job.At(now);
        var connection = user.Connections[job.Connection];
        var self = new JsonObject { ["self"] = links.Job(job.Id) };
        if (!connection.IsUpload)
        {
            self["source"] = links.Connection(user.Id, connection.Id);
        }

        return new JsonObject
        {
            ["type"] = "job",
            ["id"] = job.Id,
            ["created"] = ApiTime.Write(job.Created),
            ["updated"] = ApiTime.Write(view.Updated),
            ["steps"] = new JsonArray([.. view.Steps.Select(step => Step(user, connection, job, step, links))]),
            ["links"] = self,
        };
    }

    private static JsonObject Step(UserState user, Connection connection, Job job, StepView step, Links links) => new()
    {
        ["title"] = step.Title,
        ["status"] = step.Status,
        ["result"] = Result(user, connection, job, step, links),
    };

    private static JsonObject? Result(UserState user, Connection connection, Job job, StepView step, Links links) => step switch
    {
        { Failure: { } failure } => new JsonObject { ["code"] = failure.Code, ["title"] = failure.Title, ["detail"] = failure.Detail },
        { Title: StepTitle.MfaChallenge, Status: StepStatus.InProgress or StepStatus.Success } => Challenge(connection, job, links),
        { Status: StepStatus.Success } => Link(user, connection, step.Title),
        _ => null,
    };

    /// <summary>Links of results are relative in the API's examples, unlike all others.</summary>
    private static JsonObject Link(UserState user, Connection connection, string title)
    {
        var url = title switch
        {
            StepTitle.RetrieveAccounts => $"/users/{user.Id}/accounts?filter=institution.id.eq('{connection.Bank.Id}')",
            StepTitle.RetrieveTransactions => $"/users/{user.Id}/transactions?filter=institution.id.eq('{connection.Bank.Id}')",
            _ => $"/users/{user.Id}/connections/{connection.Id}",
        };
        return new JsonObject { ["type"] = "link", ["url"] = url };
    }

    /// <summary>Banks that always challenge send a code; those that do so sometimes ask questions.</summary>
    private static JsonObject Challenge(Connection connection, Job job, Links links)
    {
        var isToken = connection.Bank.Mfa == MfaHabit.Always;
        return new JsonObject
        {
            ["type"] = "mfa",
            ["method"] = isToken ? "token" : "security-questions",
            ["description"] = isToken ? "A SMS code has been sent to your device, please enter valid number." : "Please answer your security questions.",
            ["input"] = isToken ? new JsonArray("We sent a code by SMS to your mobile number XXXX XXX 178.") : new JsonArray("Where do you work?"),
            ["expiryMs"] = (int)Job.ChallengeExpiry.TotalMilliseconds,
            ["links"] = new JsonObject { ["response"] = links.To($"/jobs/{job.Id}/mfa") },
        };
    }
}
