using System.Data.Common;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Testing.Services;

/// <summary>A database for tests that are not about storage: they need not wait for migrations and disks.</summary>
public static class TestStorage
{
    private static readonly Lazy<byte[]> Template = new(Migrate);

    /// <summary>Puts an empty database with all migrations at <paramref name="file"/>, in a folder that is made where it is missing.</summary>
    public static void CreateAt(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Template.Value);
    }

    /// <summary>
    /// Lets the registered database leave it to the system when a commit reaches the disk. The app waits for that, to survive a power
    /// cut; a test's database does not outlive the test.
    /// </summary>
    public static IServiceCollection AddUnsyncedWrites(this IServiceCollection services) =>
        services.ConfigureDbContext<AdminContext>(options => options.AddInterceptors(new UnsyncedWrites()));

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("basiqadmin-template-");
        var file = Path.Combine(folder.FullName, "template.db");
        var options = new DbContextOptionsBuilder<AdminContext>();

        // Without a pool the last connection is really closed, and that moves all of the write-ahead log into the file.
        options.UseAdminDatabase($"Data Source={file};Pooling=False");
        using (var context = new AdminContext(options.Options))
        {
            context.Database.Migrate();
        }

        var bytes = File.ReadAllBytes(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    private sealed class UnsyncedWrites : DbConnectionInterceptor
    {
        private const string Pragma = "PRAGMA synchronous=OFF";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragma;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Pragma;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
