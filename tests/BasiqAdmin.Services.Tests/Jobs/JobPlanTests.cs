using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Tests.Data;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Tests.Jobs;

/// <summary>Jobs of one user, connection or bank are found by its own index also where a status is asked for; else a million others are read for it.</summary>
public sealed class JobPlanTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    public static TheoryData<string> Owners => ["UserId", "ConnectionId", "InstitutionId"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 1);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task JobsOfOne_WithAStatus_AreFoundByTheIndexOfTheOne(string owner)
    {
        await using var database = host.Database();
        var succeeded = database.Set<JobRecord>().Where(job => job.Status == JobStatus.Succeeded);
        var query = owner switch
        {
            "UserId" => succeeded.Where(job => job.UserId == UserId.Parse("user")),
            "ConnectionId" => succeeded.Where(job => job.ConnectionId == ConnectionId.Parse("connection")),
            _ => succeeded.Where(job => job.InstitutionId == InstitutionId.Parse("AU00000")),
        };

        var plan = await database.PlanAsync(query.OrderByDescending(job => job.CreatedAt).Take(10), Token);

        Assert.Equal($"SEARCH j USING INDEX IX_Jobs_{owner}_CreatedAt ({owner}=?)", Assert.Single(plan));
    }

    [Fact]
    public async Task Database_OfTheVersionBefore_KnowsItAfterTheUpgrade()
    {
        await using var database = host.Database();
        var succeeded = database.Set<JobRecord>().Where(job => job.ConnectionId == ConnectionId.Parse("connection") && job.Status == JobStatus.Succeeded);
        var migrator = database.GetService<IMigrator>();
        await migrator.MigrateAsync("AttentionOfSetUps", Token);
        var before = await database.PlanAsync(succeeded, Token);

        await migrator.MigrateAsync(cancellationToken: Token);

        Assert.Contains("(Status=?)", Assert.Single(before), StringComparison.Ordinal);
        Assert.Contains("(ConnectionId=?)", Assert.Single(await database.PlanAsync(succeeded, Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobsOfAll_WithAStatus_AreFoundByTheStatus()
    {
        await using var database = host.Database();

        var plan = await database.PlanAsync(database.Set<JobRecord>().Where(job => job.Status == JobStatus.Failed).OrderByDescending(job => job.CreatedAt).Take(10), Token);

        Assert.Contains("(Status=?)", Assert.Single(plan), StringComparison.Ordinal);
    }
}
