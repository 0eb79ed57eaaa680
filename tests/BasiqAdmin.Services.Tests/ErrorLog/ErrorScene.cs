using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Tests.ErrorLog;

/// <summary>The error log as the app has it: a logger on one side, the errors page on the other.</summary>
internal sealed class ErrorScene(ServicesHost host) : IAsyncDisposable
{
    private static readonly Actor Sam = new("u-sam", "Sam Support", Role.Support);

    public ServicesHost Host => host;

    public ILogger Logger => host.Get<ILoggerFactory>().CreateLogger("Test.Category");

    public IErrorLog Errors => host.Get<IErrorLog>();

    public ErrorLogWriter Writer => host.Get<IEnumerable<IHostedService>>().OfType<ErrorLogWriter>().Single();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<ErrorScene> StartAsync() => new(await ServicesHost.StartAsync(users: 1));

    /// <summary>Lets the writer store what is queued, and stop.</summary>
    public async Task StoreAsync()
    {
        await Writer.StartAsync(Cancelled);
        await Writer.StopAsync(Cancelled);
    }

    public async Task<IReadOnlyList<ErrorRow>> SearchAsync(ErrorFilter? filter = null) =>
        (await Errors.SearchAsync(Sam, filter ?? new ErrorFilter(), new PageRequest(100), Cancelled)).Items;

    public Task<IReadOnlyList<ErrorCause>> GroupAsync(ErrorFilter? filter = null) => Errors.GroupAsync(Sam, filter ?? new ErrorFilter(), Cancelled);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
