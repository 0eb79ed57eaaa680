using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Hosting;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Demo;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Status;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>The past that a demo starts with, held against the sandbox that it is about.</summary>
public sealed class DemoTests(DemoTests.Started demo) : IClassFixture<DemoTests.Started>
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_SameSceneTwice_GivesTheSameRows()
    {
        await using var one = await ServicesHost.StartAsync(60);
        await using var other = await ServicesHost.StartAsync(60, time: one.Clock);

        await WriteAsync(one);
        await WriteAsync(other);

        Assert.Equal(await RowsAsync(one), await RowsAsync(other));
        Assert.Equal((await one.Get<AuditVerifier>().VerifyAsync(null, Token)).Head, (await other.Get<AuditVerifier>().VerifyAsync(null, Token)).Head);
    }

    [Fact]
    public async Task Demo_EveryChart_HasItsData()
    {
        var host = demo.Host;
        var trend = await host.Get<IFailedJobInbox>().TrendAsync(TestActors.TeamLead, 42, Token);
        var middle = trend.From.AddDays(28);
        foreach (var owner in Enum.GetValues<ActionOwner>())
        {
            Assert.Contains(trend.ByOwner, day => day.Owner == owner && day.Day >= middle);
            Assert.Contains(trend.ByOwner, day => day.Owner == owner && day.Day < middle);
        }

        Assert.True(trend.KnownFrom <= trend.From);
        Assert.True(trend.Resolved > 50);
        Assert.NotNull(trend.MedianTimeToResolution);
        await using var database = host.Database();
        var firstLook = await database.Set<ConnectorWatch>().MinAsync(watch => watch.FromAt, Token);
        Assert.Equal(host.Clock.GetUtcNow().AddDays(-90), firstLook, TimeSpan.FromSeconds(1));
        Assert.Equal(4, await database.Set<ConnectorWatch>().CountAsync(Token));
        Assert.Contains(await database.Set<ConnectorStatusSpan>().ToListAsync(Token), span => span.Status == ConnectorStatus.MajorOutage && span.ToAt is not null);
        Assert.Subset((await database.Set<PurgeRequest>().Select(purge => purge.State).Distinct().ToListAsync(Token)).ToHashSet(), new HashSet<PurgeState> { PurgeState.Done, PurgeState.Refused, PurgeState.Declined });
        Assert.Subset((await database.Set<FailedJobCase>().Select(found => found.State).Distinct().ToListAsync(Token)).ToHashSet(), Enum.GetValues<CaseState>().ToHashSet());
        Assert.Contains(await database.Set<FailedJobCase>().ToListAsync(Token), found => found.State == CaseState.Open && found.AssigneeName == "Mira");
        Assert.Contains(await database.Set<RecoveryTicket>().ToListAsync(Token), ticket => ticket.State == RecoveryState.Recovered);
        Assert.Contains(await database.Set<RefreshRecord>().ToListAsync(Token), refresh => refresh.ByHand);
    }

    [Fact]
    public async Task Demo_AuditTrail_IsIntactInTheOrderOfTimeAndMarked()
    {
        var host = demo.Host;

        var verification = await host.Get<AuditVerifier>().VerifyAsync(null, Token);
        Assert.Null(verification.Problem);
        await using var database = host.Database();
        var entries = await database.Set<AuditEntry>().OrderBy(entry => entry.Sequence).Take(demo.Entries).ToListAsync(Token);
        Assert.Equal(entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Sequence), entries);
        var told = (await host.Get<ISystemStatus>().GetAsync(TestActors.Support, Token)).Demo!;
        Assert.Equal((demo.Before.Count, 14), (told.Cases, told.Purges));
        Assert.All(entries, entry => Assert.Contains("invented=for the demo", entry.Detail, StringComparison.Ordinal));
        Assert.All(await database.Set<PurgeRequest>().ToListAsync(Token), purge => Assert.Equal(entries[(int)purge.AuditSequence!.Value - 1].Hash, purge.AuditHash));
    }

    [Fact]
    public async Task Demo_NothingOfIt_LiesAhead()
    {
        var host = demo.Host;
        var now = host.Clock.GetUtcNow();
        await using var database = host.Database();
        Assert.False(await database.Set<AuditEntry>().AnyAsync(entry => entry.At > now, Token));
        Assert.False(await database.Set<CaseEvent>().AnyAsync(happened => happened.At > now, Token));
        Assert.False(await database.Set<FailedJobCase>().AnyAsync(found => found.ResolvedAt > now || found.LastFailedAt > now || found.ResolvedAt < found.OpenedAt, Token));
        Assert.False(await database.Set<JobRecord>().AnyAsync(job => job.CreatedAt > now, Token));
        Assert.False(await database.Set<PurgeRequest>().AnyAsync(purge => purge.SettledAt > now, Token));
        Assert.False(await database.Set<ConnectorStatusSpan>().AnyAsync(span => span.FromAt > now || span.ToAt > now || span.ToAt < span.FromAt, Token));
    }

    [Fact]
    public async Task Demo_EverybodyIsVisited_ContradictsNothing()
    {
        var before = demo.Before;

        // What was uploaded has no connection, and the past leaves it to the first visit.
        var after = (await CasesAsync(demo.Host)).Where(found => found.ConnectionId is not null).ToList();
        Assert.Equal(before.Select(found => (found.Number, found.JobId, found.Failures)), after.Select(found => (found.Number, found.JobId, found.Failures)));
        var open = before.Where(found => found.State != CaseState.Resolved).Select(found => found.Number).ToHashSet();
        var changed = after.Where(found => open.Contains(found.Number) != (found.State != CaseState.Resolved)).ToList();
        Assert.All(changed, found => Assert.Equal(CaseEnd.Superseded, found.ResolvedHow));
        Assert.InRange(changed.Count, 0, open.Count / 20);
    }

    [Fact]
    public async Task Demo_PurgesThatStand_AreCarriedOutAtTheSandbox()
    {
        var host = demo.Host;
        await using var database = host.Database();
        var done = await database.Set<PurgeRequest>().Where(purge => purge.State == PurgeState.Done).ToListAsync(Token);
        var fetched = await database.Set<JobRecord>().Where(job => job.Status == JobStatus.Succeeded).Select(job => new { job.ConnectionId, job.CreatedAt }).ToListAsync(Token);
        var standing = done.Where(purge => !fetched.Exists(job => job.ConnectionId!.Value.Value == purge.ConnectionId && job.CreatedAt > purge.SentAt)).ToList();
        Assert.Equal(5, standing.Count);
        foreach (var purge in done)
        {
            Assert.Equal(0, purge.ReadBackAccounts);
            Assert.Equal(standing.Contains(purge), await AccountsAsync(host, purge) == 0);
        }
    }

    [Fact]
    public async Task Demo_WhereSomebodyHasWorked_WritesNothing()
    {
        await using var host = await ServicesHost.StartAsync(20);
        await host.Get<IUserDirectory>().FindAsync(TestActors.Support, (await host.SandboxUsersAsync(Token))[0], 10, Token);

        var report = await WriteAsync(host);

        Assert.Null(report);
        await using var database = host.Database();
        Assert.False(await database.Set<JobRecord>().AnyAsync(Token));
        Assert.False(await database.Set<PurgeRequest>().AnyAsync(Token));
    }

    [Theory]
    [InlineData("Development", "a-key", null)]
    [InlineData("Development", "", "http://127.0.0.1:7070")]
    [InlineData("Development", "a-key", "https://au-api.basiq.io")]
    [InlineData("Production", "", null)]
    [InlineData("Staging", "a-key", "http://127.0.0.1:7070")]
    public async Task Demo_WithoutTheEmbeddedSandbox_IsNotEvenRegistered(string environment, string key, string? baseUrl)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([new("Sandbox:Demo", "true"), new("Basiq:ApiKey", key), new("Basiq:BaseUrl", baseUrl)]);

        await builder.AddEmbeddedSandboxAsync();

        Assert.DoesNotContain(builder.Services, service => service.ServiceType == typeof(DemoHistory));
    }

    private static DemoScene Scene(ServicesHost host) => EmbeddedSandbox.SceneOf(host.Sandbox, 42);

    private static Task<DemoReport?> WriteAsync(ServicesHost host) => new DemoHistory(host.Get<IDbContextFactory<AdminContext>>(), host.Get<IOptions<SearchOptions>>()).WriteAsync(Scene(host), Token);

    private static async Task<List<FailedJobCase>> CasesAsync(ServicesHost host)
    {
        await using var database = host.Database();
        return await database.Set<FailedJobCase>().AsNoTracking().OrderBy(found => found.Number).ToListAsync(Token);
    }

    private static async Task<int> AccountsAsync(ServicesHost host, PurgeRequest purge)
    {
        var accounts = await host.Get<BasiqAdmin.Basiq.BasiqClient>().Accounts.ListAsync(UserId.Parse(purge.UserId), ConnectionId.Parse(purge.ConnectionId), Token);
        return accounts.Count;
    }

    private static async Task<List<string>> RowsAsync(ServicesHost host)
    {
        await using var database = host.Database();
        List<string> rows =
        [
            .. (await database.Set<JobRecord>().Include(job => job.Steps).OrderBy(job => job.Key).ToListAsync(Token)).Select(job => $"{job.Key} {job.Id} {job.CreatedAt:O} {job.Code} {job.Cause} {string.Join(',', job.Steps.Select(step => step.EndedSeenAt))}"),
            .. (await database.Set<FailedJobCase>().OrderBy(found => found.Number).ToListAsync(Token)).Select(found => $"{found.Number} {found.JobId} {found.State} {found.AssigneeId} {found.Resolution} {found.SnoozedUntil:O}"),
            .. (await database.Set<ConnectorStatusSpan>().OrderBy(span => span.Key).ToListAsync(Token)).Select(span => $"{span.InstitutionId} {span.Method} {span.Status} {span.FromAt:O} {span.ToAt:O}"),
            .. (await database.Set<PurgeRequest>().OrderBy(purge => purge.Key).ToListAsync(Token)).Select(purge => $"{purge.Id} {purge.State} {purge.RequestedAt:O} {purge.Reason} {purge.AuditHash}"),
        ];
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>A first start with a demo: written, then everybody visited as the import and the first round do.</summary>
    public sealed class Started : IAsyncLifetime
    {
        private ServicesHost? host;

        public ServicesHost Host => host!;

        /// <summary>The cases as they were written.</summary>
        public List<FailedJobCase> Before { get; private set; } = [];

        /// <summary>How many entries of the audit trail were written.</summary>
        public int Entries { get; private set; }

        public async ValueTask InitializeAsync()
        {
            host = await ServicesHost.StartAsync(260, configure: services => services.AddDemo(() => Scene(Host)));
            await host.Get<IEnumerable<IHostedService>>().OfType<IHostedLifecycleService>().Last().StartedAsync(Token);
            Before = await CasesAsync(host);
            await using (var database = host.Database())
            {
                Entries = await database.Set<AuditEntry>().CountAsync(Token);
            }

            await VisitEverybodyAsync(host);
            await host.Get<CaseMaintenance>().RunAsync(Token);
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        // As the import and the first round do.
        private static async Task VisitEverybodyAsync(ServicesHost host)
        {
            foreach (var id in (await host.SandboxUsersAsync(Token)).Select(UserId.Parse))
            {
                await host.Get<UserLookup>().LookUpAsync(id, UserSource.Import, Token);
                await host.Get<JobSync>().RefreshAsync(id, Token);
            }
        }
    }
}
