using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class ImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_WithEveryKindOfLine_ReportsEachByNumber()
    {
        await using var host = await ServicesHost.StartAsync();
        var ids = await host.SandboxUsersAsync(Token);
        var text = $"userId,email\n{ids[0]},a@example.com\n\n\"{ids[1]}\",\"b, c\"\nnot an id\nunknown-to-basiq\n{ids[0]}\n\"{ids[2]}\n{ids[3]}";

        var report = await host.Get<IUserDirectory>().ImportAsync(Actor.System, new StringReader(text), null, Token);

        Assert.Equal(4, report.New);
        Assert.Equal(1, report.Known);
        Assert.Equal([5], report.Malformed.Select(line => line.Number));
        Assert.Equal([6], report.NotFound.Select(line => line.Number));
        Assert.Empty(report.Failed);
        Assert.Equal(7, report.Lines);
    }
}
