using System.Data.Common;
using BasiqAdmin.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Testing.Services;

/// <summary>
/// Makes a database that real SQLite refuses to write: full, as on a disk without room (the file may not grow by a page), or locked by another
/// connection. Whoever finds it locked gives up soon, so that a test need not wait as long as a person.
/// </summary>
public sealed class DatabaseTrouble : DbConnectionInterceptor
{
    private const long NoLimit = 4294967294;

    /// <summary>Whether the database file may no longer grow.</summary>
    public bool IsFull { get; set; }

    /// <summary>Puts it under the services of a <see cref="ServicesHost"/>.</summary>
    public void Register(IServiceCollection services) => services.ConfigureDbContext<AdminContext>(options => options.AddInterceptors(this));

    /// <summary>Shortens the time for which a command is tried again.</summary>
    public static void BeImpatient(IDictionary<string, string?> settings) => settings["Storage:ConnectionString"] += ";Default Timeout=1";

    /// <summary>Locks the database for writers until the result is disposed.</summary>
    public static async Task<IAsyncDisposable> LockAsync(ServicesHost host, CancellationToken cancellationToken)
    {
        var context = host.Database();
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("BEGIN EXCLUSIVE", cancellationToken);
        return new HeldLock(context);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();

        // A limit below the size of the file means its size.
        command.CommandText = $"PRAGMA busy_timeout=20; PRAGMA max_page_count={(IsFull ? 1 : NoLimit)};";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class HeldLock(AdminContext context) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await context.Database.ExecuteSqlRawAsync("ROLLBACK");
            await context.DisposeAsync();
        }
    }
}
