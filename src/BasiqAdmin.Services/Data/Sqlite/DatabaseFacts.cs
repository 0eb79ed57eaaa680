using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>The database as the status page shows it.</summary>
/// <param name="Engine">Engine and version.</param>
/// <param name="Bytes">Size of all pages, those that are still in the write-ahead log included.</param>
/// <param name="Migration">The newest migration that has been applied.</param>
public sealed record DatabaseFacts(string Engine, long Bytes, string? Migration)
{
    internal static async Task<DatabaseFacts> ReadAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var version = await context.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync(cancellationToken);
        var bytes = await context.Database.SqlQueryRaw<long>("SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()").SingleAsync(cancellationToken);
        var migrations = await context.Database.GetAppliedMigrationsAsync(cancellationToken);
        return new DatabaseFacts($"SQLite {version}", bytes, migrations.LastOrDefault());
    }
}
