using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Tests.Background;

public sealed class ImportAtStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithAnAddress_FillsTheDirectory()
    {
        await using var host = await ServicesHost.StartAsync(users: 200, configure: services => services.AddOptions<DirectoryOptions>()
            .Configure<IOptions<BasiqOptions>>((directory, basiq) => directory.ImportFrom = new Uri(basiq.Value.BaseUrl, "/_sandbox/users.csv").ToString()));

        await RunAsync(host);

        Assert.Equal(200, (await host.Get<IUserDirectory>().CountAsync(TestActors.Admin, Token)).Known);
    }

    [Fact]
    public async Task Start_WithAFile_FillsTheDirectory()
    {
        var file = Path.GetTempFileName();
        await using var host = await ServicesHost.StartAsync(settings: settings => settings["Directory:ImportFrom"] = file);
        await File.WriteAllLinesAsync(file, await host.SandboxUsersAsync(Token), Token);

        await RunAsync(host);
        File.Delete(file);

        Assert.Equal(20, (await host.Get<IUserDirectory>().CountAsync(TestActors.Admin, Token)).Known);
    }

    [Fact]
    public async Task Start_WithAColumnBesideItsOwnIds_ReadsTheBasiqUserIds()
    {
        var file = Path.GetTempFileName();
        await using var host = await ServicesHost.StartAsync(settings: settings => settings["Directory:ImportFrom"] = file);
        var ids = await host.SandboxUsersAsync(Token);
        await File.WriteAllTextAsync(file, string.Join("\r\n", ids.Select((id, number) => $"{number};\"{id.ToUpperInvariant()}\"").Prepend("id;BasiqUserId__c").Prepend("sep=;")), System.Text.Encoding.Unicode, Token);

        await RunAsync(host);
        File.Delete(file);

        Assert.Equal(20, (await host.Get<IUserDirectory>().CountAsync(TestActors.Admin, Token)).Known);
    }

    [Fact]
    public async Task Start_WithAWorkbook_SaysSoOnce()
    {
        var file = Path.GetTempFileName();
        await using var host = await ServicesHost.StartAsync(settings: settings => settings["Directory:ImportFrom"] = file);
        await File.WriteAllBytesAsync(file, "PK\u0003\u0004"u8.ToArray(), Token);

        await RunAsync(host);
        File.Delete(file);

        var line = Assert.Single(host.Logs.Lines, line => line.Level == LogLevel.Error);
        Assert.Contains("Excel workbook", line.Exception?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutASource_ImportsNothing()
    {
        await using var host = await ServicesHost.StartAsync();

        await RunAsync(host);

        Assert.Equal(0, (await host.Get<IUserDirectory>().CountAsync(TestActors.Admin, Token)).All);
    }

    [Fact]
    public async Task Start_WithAFileThatIsMissing_GoesOnAndSaysSo()
    {
        await using var host = await ServicesHost.StartAsync(settings: settings => settings["Directory:ImportFrom"] = "no-such-file.csv");

        await host.StartWorkersAsync(Token);
        await host.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(2), Token);

        await using var database = host.Database();
        Assert.Equal(0, await database.Set<DirectoryUser>().CountAsync(Token));
        Assert.Contains(host.Logs.Lines, line => line.Level == LogLevel.Error && line.Message.Contains("Directory:ImportFrom", StringComparison.Ordinal));
    }

    private static async Task RunAsync(ServicesHost host)
    {
        await host.StartWorkersAsync(Token);
        await host.Get<IEnumerable<IHostedService>>().OfType<DirectoryImportAtStart>().Single().ExecuteTask!;
    }
}
