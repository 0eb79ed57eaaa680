using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Brings the database up to this version of the app. Migrations go forward only.</summary>
public sealed partial class DatabaseMigrator(IDbContextFactory<AdminContext> contexts, ILogger<DatabaseMigrator> logger)
{
    /// <summary>Creates the database's folder and file where they are missing and applies what is pending.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        CreateFolder(context.Database.GetConnectionString());
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        await context.Database.MigrateAsync(cancellationToken);
        Log.Migrated(logger, pending.Count, pending[^1]);
    }

    // Only the app's own account may look into the folder: the file holds personal details.
    private static void CreateFolder(string? connectionString)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource));
        if (folder is null || Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Applied {Count} migrations up to {Migration}")]
        public static partial void Migrated(ILogger logger, int count, string migration);
    }
}
