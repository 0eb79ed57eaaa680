using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;

namespace BasiqAdmin.Hosting;

/// <summary>
/// <c>BasiqAdmin verify-audit [position:hash]</c>: recomputes the audit chain of the configured database, without starting the app.
/// With a head that was noted earlier, entries cut off since then are found too.
/// </summary>
internal static partial class AuditCommand
{
    public const string Name = "verify-audit";

    /// <summary>0 when the chain holds, 1 when it does not, 2 when the noted head cannot be read.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true));
        return await RunAsync(args, logging.CreateLogger("BasiqAdmin"), cancellationToken);
    }

    internal static async Task<int> RunAsync(string[] args, ILogger logger, CancellationToken cancellationToken)
    {
        AuditHead? noted = null;
        if (args is [_, var text, ..] && !text.StartsWith('-'))
        {
            if (!AuditHead.TryParse(text, out var head))
            {
                Log.NotAHead(logger);
                return 2;
            }

            noted = head;
        }

        var builder = WebApplication.CreateBuilder(args);
        builder.ValidateServices();
        builder.Services.AddAdminStorage(builder.Configuration).AddScoped<AuditVerifier>();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(noted, cancellationToken);
        if (result.Holds)
        {
            Log.Holds(logger, result.Entries, result.Head);
            return 0;
        }

        Log.Broken(logger, result.BrokenAt, result.Problem);
        return 1;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The audit chain holds: {Entries} entries. Note its head elsewhere: {Head}")]
        public static partial void Holds(ILogger logger, long entries, AuditHead head);

        [LoggerMessage(2, LogLevel.Critical, "The audit chain is broken at entry {Position}: {Problem}")]
        public static partial void Broken(ILogger logger, long? position, string? problem);

        [LoggerMessage(3, LogLevel.Critical, "The noted head is not of the form position:hash, e.g. 42:9f86d0… with 64 hexadecimal digits.")]
        public static partial void NotAHead(ILogger logger);
    }
}
