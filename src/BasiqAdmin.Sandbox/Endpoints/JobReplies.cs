using System.Text.Json.Nodes;
using BasiqAdmin.Sandbox.Http;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.Endpoints;

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
