using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Prepares every opened connection.</summary>
/// <remarks>
/// Writers wait for each other instead of failing; what is deleted is overwritten, because it may be personal.
/// Commits are synced to disk in full: the intent of a purge must survive a power cut.
/// </remarks>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-65536;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Prepare(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Prepare(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Prepare(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
