using System.Text.Json.Nodes;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox;

/// <summary>Short views of jobs for assertions.</summary>
internal static class JobViews
{
    public static async Task<string> FirstStepAsync(this SandboxSession session, string jobId) =>
        Steps((await session.GetAsync($"/jobs/{jobId}")).Json)[0].Status;

    public static async Task<(string Title, string Status)[]> StepsAsync(this SandboxSession session, string jobId) =>
        Steps((await session.GetAsync($"/jobs/{jobId}")).Json);

    /// <summary>The codes of the newest jobs of a connection, <c>success</c> for those that went well.</summary>
    public static async Task<string[]> OutcomesAsync(this SandboxSession session, string userId, string connectionId, int count)
    {
        var jobs = await session.GetAsync($"/users/{userId}/jobs?filter=connection.id.eq('{connectionId}')");
        return [.. jobs.Data.Take(count).Select(job =>
            job!["steps"]!.AsArray().Select(step => (string?)step!["result"]?["code"]).FirstOrDefault(code => code is not null) ?? "success")];
    }

    private static (string Title, string Status)[] Steps(JsonNode job) =>
        [.. job["steps"]!.AsArray().Select(step => ((string)step!["title"]!, (string)step["status"]!))];
}
