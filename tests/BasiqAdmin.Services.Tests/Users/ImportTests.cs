using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class ImportTests
{
    private const string UnknownToBasiq = "00000000-0000-4000-8000-00000000dead";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_WithEveryKindOfLine_ReportsEachByNumber()
    {
        await using var host = await ServicesHost.StartAsync();
        var ids = await host.SandboxUsersAsync(Token);
        var text = $"userId,email\n{ids[0]},a@example.com\n\n\"{ids[1]}\",\"b, c\"\nnot an id\n{UnknownToBasiq}\n{ids[0]}\n\"{ids[2]}\n{ids[3]}";

        var report = await ImportAsync(host, text);

        Assert.Equal(4, report.New);
        Assert.Equal(1, report.Known);
        Assert.Equal([5], report.Malformed.Select(line => line.Number));
        Assert.Equal([6], report.NotFound.Select(line => line.Number));
        Assert.Empty(report.Failed);
        Assert.Equal(6, report.Ids);
    }

    [Fact]
    public async Task Import_OfKnownUsers_StoresDetailsAndConnectionsOnce()
    {
        await using var host = await ServicesHost.StartAsync(users: 60);
        var text = string.Join('\n', await host.SandboxUsersAsync(Token));
        await ImportAsync(host, text);

        var again = await ImportAsync(host, text);

        await using var database = host.Database();
        Assert.Equal(0, again.New);
        Assert.Equal(60, again.Known);
        Assert.Equal(60, await database.Set<DirectoryUser>().CountAsync(user => user.State == DirectoryState.Known && user.Name != null, Token));
        Assert.True(await database.Set<ConnectionRecord>().AnyAsync(Token));
    }

    [Fact]
    public async Task Import_Logs_HoldNoPersonalDetails()
    {
        await using var host = await ServicesHost.StartAsync(users: 30);
        await host.FailAsync("/users/{userId}", status: 400, times: 2, cancellationToken: Token);
        await ImportAsync(host, string.Join('\n', await host.SandboxUsersAsync(Token)));
        await using var database = host.Database();
        var users = await database.Set<DirectoryUser>().Where(user => user.State == DirectoryState.Known).ToListAsync(Token);

        var logs = host.Logs.AllText;

        var details = users.SelectMany(user => new[] { user.Name, user.Email, user.Mobile }).OfType<string>().ToList();
        Assert.NotEmpty(details);
        Assert.DoesNotContain(details, detail => logs.Contains(detail, StringComparison.OrdinalIgnoreCase));
        var warnings = host.Logs.Lines.Where(line => line.Level == LogLevel.Warning && line.Category.EndsWith(nameof(BulkLookup), StringComparison.Ordinal)).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains("userId", warning.Fields.Keys));
    }

    [Fact]
    public async Task Import_TwiceAtTheSameTime_StoresEachUserOnce()
    {
        await using var host = await ServicesHost.StartAsync(users: 100);
        var text = string.Join('\n', await host.SandboxUsersAsync(Token));

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ImportAsync(host, text), Token)));

        await using var database = host.Database();
        Assert.Equal(100, await database.Set<DirectoryUser>().CountAsync(Token));
        Assert.Equal(100, reports.Sum(report => report.New));
        Assert.Equal(100, reports.Sum(report => report.Known));
    }

    [Fact]
    public async Task Import_WhileBasiqIsDown_StoresAllAndSaysWhichLinesWait()
    {
        await using var host = await ServicesHost.StartAsync(users: 40);
        var text = string.Join('\n', await host.SandboxUsersAsync(Token));
        await host.FailAsync("/users/{userId}", status: 503, cancellationToken: Token);

        var report = await host.ThroughRetriesAsync(ImportAsync(host, text), Token);

        await using var database = host.Database();
        Assert.Equal(40, report.Failed.Count);
        Assert.Equal(40, await database.Set<DirectoryUser>().CountAsync(user => user.State == DirectoryState.Pending, Token));
    }

    [Fact]
    public async Task Import_WithOneUserThatFails_LooksUpTheRest()
    {
        await using var host = await ServicesHost.StartAsync(users: 10);
        var text = string.Join('\n', await host.SandboxUsersAsync(Token));
        await host.FailAsync("/users/{userId}", status: 400, times: 1, cancellationToken: Token);

        var report = await ImportAsync(host, text);

        Assert.Equal(9, report.New);
        Assert.Single(report.Failed);
    }

    [Fact]
    public async Task Import_ThatIsCancelledHalfWay_KeepsEveryId()
    {
        await using var host = await ServicesHost.StartAsync(users: 50);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var text = string.Join('\n', await host.SandboxUsersAsync(Token));
        var progress = new Listener(step =>
        {
            if (step.LookedUp >= 20)
            {
                cancellation.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            host.Get<IUserDirectory>().ImportAsync(Actor.System, new StringReader(text), null, progress, cancellation.Token));

        await using var database = host.Database();
        Assert.Equal(50, await database.Set<DirectoryUser>().CountAsync(Token));
        Assert.InRange(await database.Set<DirectoryUser>().CountAsync(user => user.State == DirectoryState.Pending, Token), 1, 30);
        Assert.False(host.Get<ImportActivity>().IsRunning);
    }

    [Fact]
    public async Task Import_Progress_RisesToTheTotal()
    {
        await using var host = await ServicesHost.StartAsync(users: 30);
        var steps = new List<ImportProgress>();

        await host.Get<IUserDirectory>().ImportAsync(Actor.System, new StringReader(string.Join('\n', await host.SandboxUsersAsync(Token))), null, new Listener(steps.Add), Token);

        Assert.Equal(new ImportProgress(0, 30), steps[0]);
        Assert.Contains(new ImportProgress(30, 30), steps);
    }

    [Fact]
    public async Task Import_BySupport_IsRefusedAndAudited()
    {
        await using var host = await ServicesHost.StartAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => host.Get<IUserDirectory>().ImportAsync(TestActors.Support, new StringReader("abc"), null, null, Token));

        var trail = await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(ActorId: "support"), new PageRequest(), Token);
        var entry = Assert.Single(trail.Items);
        Assert.Equal(AuditOutcome.Refused, entry.Fact.Outcome);
        await using var database = host.Database();
        Assert.Equal(0, await database.Set<DirectoryUser>().CountAsync(Token));
    }

    [Fact]
    public async Task Import_OfAnIdThatBasiqForgot_RemovesTheDetails()
    {
        await using var host = await ServicesHost.StartAsync();
        await host.StoreAsync(People.User(UnknownToBasiq, "Gavin", "Belson", "gavin@hooli.com"));
        await host.Get<DirectoryWriter>().ForgetAsync(UserId.Parse(UnknownToBasiq), Token);

        var report = await ImportAsync(host, UnknownToBasiq);

        Assert.Equal(1, Assert.Single(report.NotFound).Number);
    }

    [Fact]
    public async Task Import_WhatDoesNotLookLikeAnId_IsNeitherStoredNorSent()
    {
        await using var host = await ServicesHost.StartAsync();

        var report = await ImportAsync(host, "user,team\nSmith,red\na015g00000XyZ1AAAV,blue");

        await using var database = host.Database();
        Assert.Equal([2, 3], report.Malformed.Select(line => line.Number));
        Assert.Equal(0, await database.Set<DirectoryUser>().CountAsync(Token));
        Assert.Equal(0, await host.CountRequestsAsync("GET", "/users/{userId}", Token));
    }

    [Fact]
    public async Task Import_InUpperCase_IsTheSameUser()
    {
        await using var host = await ServicesHost.StartAsync();
        var id = (await host.SandboxUsersAsync(Token))[0];
        await ImportAsync(host, id);

        var report = await ImportAsync(host, id.ToUpperInvariant());

        Assert.Equal((0, 1), (report.New, report.Known));
    }

    [Fact]
    public async Task Import_OfAWorkbook_StoresNothing()
    {
        await using var host = await ServicesHost.StartAsync();

        await Assert.ThrowsAsync<RejectedException>(() => ImportAsync(host, $"PK\u0003\u0004\n{UnknownToBasiq}"));

        await using var database = host.Database();
        Assert.Equal(0, await database.Set<DirectoryUser>().CountAsync(Token));
    }

    [Fact]
    public async Task Preview_BeforeAnImport_StoresAndAsksNothing()
    {
        await using var host = await ServicesHost.StartAsync();
        var id = (await host.SandboxUsersAsync(Token))[0];

        var preview = await host.Get<IUserDirectory>().PreviewImportAsync(TestActors.Admin, new StringReader($"userId\n{id}"), null, Token);

        await using var database = host.Database();
        Assert.Equal(id, Assert.Single(preview.Samples).Value);
        Assert.Equal(0, await database.Set<DirectoryUser>().CountAsync(Token));
        Assert.Equal(0, await host.CountRequestsAsync("GET", "/users/{userId}", Token));
    }

    private static Task<ImportReport> ImportAsync(ServicesHost host, string text) =>
        host.Get<IUserDirectory>().ImportAsync(TestActors.Admin, new StringReader(text), null, null, Token);

    private sealed class Listener(Action<ImportProgress> listen) : IProgress<ImportProgress>
    {
        private readonly Lock gate = new();

        public void Report(ImportProgress value)
        {
            lock (gate)
            {
                listen(value);
            }
        }
    }
}
