using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Testing.Jobs;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>One user with one active connection at Hooli Bank, and looks at their jobs.</summary>
internal sealed class JobScene(ServicesHost host)
{
    public static readonly UserId User = UserId.Parse("user-1");
    public static readonly ConnectionId Connection = ConnectionId.Parse("connection-1");
    public static readonly InstitutionId Bank = InstitutionId.Parse("AU00000");

    public DateTimeOffset Now => host.Clock.GetUtcNow();

    public static async Task<JobScene> SetAsync(ServicesHost host)
    {
        await host.StoreAsync(
            People.User(User.Value, "Gavin", "Belson", "gavin@hooli.com"),
            People.Connection(Connection.Value, User.Value, Bank.Value, createdAt: host.Clock.GetUtcNow().AddDays(-90)));
        return new JobScene(host);
    }

    /// <summary>A job of the connection that was made now, or some time ago.</summary>
    public JobBuilder Job(string id, TimeSpan ago = default) => new JobBuilder(Now - ago).WithId(id).Of(User, Connection, Bank);

    /// <summary>What happens when Basiq shows these jobs.</summary>
    public Task SeeAsync(params IReadOnlyList<Job> jobs) => host.Get<JobRecorder>().RecordAsync(User, jobs, null, CancellationToken.None);

    public async Task<JobRecord> RecordAsync(string id)
    {
        await using var database = host.Database();
        return await database.Set<JobRecord>().AsNoTracking().Include(job => job.Steps.OrderBy(step => step.Position)).SingleAsync(job => job.Id == JobId.Parse(id));
    }

    /// <summary>All cases, oldest first.</summary>
    public async Task<List<FailedJobCase>> CasesAsync()
    {
        await using var database = host.Database();
        return await database.Set<FailedJobCase>().AsNoTracking().Include(found => found.Events.OrderBy(happened => happened.Key)).OrderBy(found => found.Number).ToListAsync();
    }

    /// <summary>The only case, as the inbox shows it.</summary>
    public async Task<CaseDetails> CaseAsync()
    {
        var number = (await CasesAsync()).Single().Number;
        return (await host.Get<IFailedJobInbox>().GetAsync(TestActors.TeamLead, number, CancellationToken.None))!;
    }
}
