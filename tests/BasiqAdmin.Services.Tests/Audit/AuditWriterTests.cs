using System.Data.Common;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Audit;

public sealed class AuditWriterTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_TwentyWritersOfTwoAppsAtOnce_MakesOneChainWithoutAGap()
    {
        await using var trail = await AuditTrail.CreateAsync();
        await using var otherApp = trail.Build();
        var logs = new[] { trail.Log, otherApp.GetRequiredService<IAuditLog>() };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(
            async () =>
            {
                for (var number = 0; number < 50; number++)
                {
                    await logs[writer % 2].RecordAsync(AuditTrail.Admin, AuditTrail.Fact((writer * 50) + number), Cancelled);
                }
            },
            Cancelled)));

        var verification = await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled);
        Assert.Null(verification.Problem);
        Assert.Equal(1000, verification.Entries);
    }

    [Fact]
    public async Task Append_CallersTransactionRolledBack_LeavesNeitherEntryNorItsObject()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 1);

        await using (var context = await trail.OpenAsync())
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Cancelled);
            context.Add(new WorkerRun { Worker = "test", StartedAt = trail.Clock.GetUtcNow() });
            await trail.Writer.AppendAsync(context, AuditTrail.Admin, AuditTrail.Fact(2), Cancelled);
            await transaction.RollbackAsync(Cancelled);
        }

        await using var after = await trail.OpenAsync();
        Assert.Equal(0, await after.Set<WorkerRun>().CountAsync(Cancelled));
        Assert.Equal(1, await after.Set<AuditEntry>().CountAsync(Cancelled));
    }

    [Fact]
    public async Task Append_WithoutATransaction_IsRefused()
    {
        await using var trail = await AuditTrail.CreateAsync();
        await using var context = await trail.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => trail.Writer.AppendAsync(context, AuditTrail.Admin, AuditTrail.Fact(1), Cancelled));
    }

    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Reason\" = 'x' WHERE \"Sequence\" = 1", "cannot be changed")]
    [InlineData("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 1", "cannot be deleted")]
    public async Task Entries_ChangedThroughTheDatabase_AreProtected(string sql, string refusal)
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 1);
        await using var context = await trail.OpenAsync();

        var error = await Assert.ThrowsAnyAsync<DbException>(() => context.Database.ExecuteSqlRawAsync(sql, Cancelled));

        Assert.Contains(refusal, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demand_RightMissing_RefusesAndAuditsTheRefusal()
    {
        await using var trail = await AuditTrail.CreateAsync();

        var error = await Assert.ThrowsAsync<AccessDeniedException>(
            () => trail.Guard.DemandAsync(AuditTrail.Support, Right.RequestPurge, "connection", "c-1", Cancelled));

        var page = await trail.Log.SearchAsync(AuditTrail.Admin, new AuditFilter(), new PageRequest(), Cancelled);
        Assert.Equal(Right.RequestPurge, error.Right);
        var row = Assert.Single(page.Items);
        Assert.Equal(("access.refused", "c-1", AuditOutcome.Refused, "u-support"), (row.Fact.Action, row.Fact.ObjectId, row.Fact.Outcome, row.ActorId));
    }

    [Fact]
    public async Task Demand_RightPresent_LeavesNoEntry()
    {
        await using var trail = await AuditTrail.CreateAsync();

        await trail.Guard.DemandAsync(AuditTrail.Admin, Right.RequestPurge, "connection", "c-1", Cancelled);

        Assert.Equal(0, (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Entries);
    }
}
