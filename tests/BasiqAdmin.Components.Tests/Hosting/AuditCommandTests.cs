using BasiqAdmin.Hosting;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Logging;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Components.Tests.Hosting;

public sealed class AuditCommandTests
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task VerifyAudit_WholeChain_SaysItsHeadAndEndsWithZero()
    {
        await using var host = await WithEntriesAsync(3);
        var head = (await host.Get<AuditVerifier>().VerifyAsync(null, Token)).Head;

        var (code, said) = await RunAsync(host, head.ToString());

        Assert.Equal(0, code);
        Assert.Contains($"3 entries. Note its head elsewhere: {head}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAudit_ChangedEntry_NamesItsPositionAndEndsWithOne()
    {
        await using var host = await WithEntriesAsync(3);
        await using (var database = host.Database())
        {
            await database.Database.ExecuteSqlAsync($"DROP TRIGGER \"AuditEntries_refuse_UPDATE\"", Token);
            await database.Set<AuditEntry>().Where(entry => entry.Sequence == 2).ExecuteUpdateAsync(entry => entry.SetProperty(one => one.ActorName, "Nobody"), Token);
        }

        var (code, said) = await RunAsync(host);

        Assert.Equal(1, code);
        Assert.Contains("broken at entry 2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyAudit_EntriesCutOffSinceTheNotedHead_EndsWithOne()
    {
        await using var host = await WithEntriesAsync(1);

        var (code, _) = await RunAsync(host, new AuditHead(2, new string('a', 64)).ToString());

        Assert.Equal(1, code);
    }

    [Fact]
    public async Task VerifyAudit_MalformedHead_EndsWithTwo()
    {
        await using var host = await WithEntriesAsync(1);

        var (code, said) = await RunAsync(host, "42");

        Assert.Equal(2, code);
        Assert.Contains("position:hash", said, StringComparison.Ordinal);
    }

    private static async Task<ServicesHost> WithEntriesAsync(int count)
    {
        var host = await ServicesHost.StartAsync(users: 1);
        for (var number = 1; number <= count; number++)
        {
            await host.Get<IAuditLog>().RecordAsync(Actor.System, new AuditFact("test.done", "test", $"{number}", AuditOutcome.Succeeded), Token);
        }

        return host;
    }

    private static async Task<(int Code, string Said)> RunAsync(ServicesHost host, params string[] head)
    {
        using var logs = new CapturingLoggerProvider();
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var code = await AuditCommand.RunAsync([AuditCommand.Name, .. head, $"--Storage:ConnectionString=Data Source={host.DatabaseFile}"], logging.CreateLogger("audit"), Token);
        return (code, logs.AllText);
    }
}
