using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BasiqAdmin.Testing.Crash;

/// <summary>
/// The process that is killed: the app's services on a given database and sandbox. It gets everything ready, says so, and then carries
/// out a purge for each line <c>userId connectionId</c> that it reads, as if somebody had clicked, and writes what the person would see.
/// </summary>
internal static class PurgeChild
{
    public const string Command = "purge-child";
    public const string Ready = "ready";

    /// <summary>Arguments: database file, address of the sandbox, user and connection to warm up with, which are only read.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var host = ServiceLayer.Build(arguments[0], new Uri(arguments[1]), TimeProvider.System, NullLoggerProvider.Instance);
        await using var scope = host.Services.CreateAsyncScope();
        var purges = scope.ServiceProvider.GetRequiredService<IPurgeService>();
        await WarmUpAsync(purges, scope.ServiceProvider.GetRequiredService<IAuditLog>(), UserId.Parse(arguments[2]), ConnectionId.Parse(arguments[3]));
        await Console.Out.WriteLineAsync(Ready);
        while ((await Console.In.ReadLineAsync())?.Split(' ') is [var userId, var connectionId])
        {
            var command = new PurgeCommand(UserId.Parse(userId), ConnectionId.Parse(connectionId), "The customer asked for it", connectionId);
            var receipt = await purges.RequestAsync(TestActors.Admin, command, CancellationToken.None);
            await Console.Out.WriteLineAsync($"{receipt.Id} {receipt.State}");
        }

        return 0;
    }

    // Reads as a pre-check does and writes as an intent does, so that the time after the click is not spent on compiling.
    private static async Task WarmUpAsync(IPurgeService purges, IAuditLog audit, UserId userId, ConnectionId connectionId)
    {
        await purges.PreCheckAsync(TestActors.Admin, userId, connectionId, CancellationToken.None);
        await audit.RecordAsync(TestActors.Admin, new AuditFact("child.ready", "connection", connectionId.Value, AuditOutcome.Succeeded), CancellationToken.None);
    }
}
