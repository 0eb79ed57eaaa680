using System.Collections.Concurrent;
using System.Data.Common;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Sandbox;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Tests.Connections;

/// <summary>What an overview was told is stored together or not at all, and Basiq is not asked while others wait for the lock.</summary>
public sealed class OverviewStorageTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> happened = [];
    private ServicesHost host = null!;
    private UserId user;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(configure: services =>
        {
            services.ConfigureDbContext<AdminContext>(options => options.AddInterceptors(new TransactionNotes(happened)));
            services.AddHttpClient("Basiq").AddHttpMessageHandler(() => new RequestNotes(happened));
        });
        user = UserId.Parse((await host.SandboxUsersAsync(Token))[SeededPeople.Bighead]);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Overview_IsStoredInOneTransaction_OnceBasiqHasAnswered()
    {
        happened.Clear();

        await ReadAsync();

        Assert.Equal(["request", "begin", "commit"], happened.Distinct());
        Assert.Equal((1, 1), (happened.Count(one => one == "begin"), happened.Count(one => one == "commit")));
        Assert.Equal(["begin", "commit"], happened.SkipWhile(one => one == "request"));
    }

    [Theory]
    [InlineData("""BEFORE INSERT ON "Connections" """)]
    [InlineData("""BEFORE INSERT ON "Jobs" """)]
    [InlineData("""BEFORE INSERT ON "FailedJobCases" """)]
    [InlineData("""BEFORE UPDATE OF "JobsVisitedAt" ON "DirectoryUsers" """)]
    [InlineData("""BEFORE UPDATE OF "AccountsReadAt" ON "DirectoryUsers" """)]
    public async Task Storing_ThatFails_LeavesNothing_AndTheNextLookStoresAll(string when)
    {
        await ExecuteAsync($"CREATE TRIGGER \"Broken\" {when} BEGIN SELECT RAISE(ABORT, 'broken'); END;");

        await Assert.ThrowsAnyAsync<Exception>(ReadAsync);

        Assert.Equal((0, 0, 0, 0), await CountAsync());
        await ExecuteAsync("DROP TRIGGER \"Broken\";");
        await ReadAsync();
        var (users, connections, jobs, cases) = await CountAsync();
        Assert.Equal((1, true, true, true), (users, connections > 0, jobs > 0, cases > 0));
    }

    private Task<UserOverview?> ReadAsync() => host.Get<IConnectionService>().UserOverviewAsync(TestActors.Support, user, Token);

    private async Task ExecuteAsync(string sql)
    {
        await using var database = host.Database();
        await database.Database.ExecuteSqlRawAsync(sql, Token);
    }

    private async Task<(int Users, int Connections, int Jobs, int Cases)> CountAsync()
    {
        await using var database = host.Database();
        return (await database.Set<DirectoryUser>().CountAsync(Token), await database.Set<ConnectionRecord>().CountAsync(Token), await database.Set<JobRecord>().CountAsync(Token), await database.Set<FailedJobCase>().CountAsync(Token));
    }

    /// <summary>Notes what begins and ends, and what is written outside.</summary>
    private sealed class TransactionNotes(ConcurrentQueue<string> happened) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            happened.Enqueue("begin");
            return ValueTask.FromResult(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            happened.Enqueue("commit");
            return Task.CompletedTask;
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.Transaction is null)
            {
                happened.Enqueue($"outside: {command.CommandText}");
            }

            return ValueTask.FromResult(result);
        }
    }

    private sealed class RequestNotes(ConcurrentQueue<string> happened) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = await base.SendAsync(request, cancellationToken);
            happened.Enqueue("request");
            return reply;
        }
    }
}
