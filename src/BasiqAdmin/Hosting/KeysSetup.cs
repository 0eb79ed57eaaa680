using System.Data.Common;
using System.Xml.Linq;
using BasiqAdmin.Services.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Hosting;

/// <summary>The keys that protect cookies, tickets and hidden search texts are in the database, so that a restart signs nobody out and all instances share them.</summary>
internal static class KeysSetup
{
    public static void AddAdminKeys(this WebApplicationBuilder builder)
    {
        // Before the keys are read for the first time, which Data Protection does at start.
        builder.Services.AddHostedService<KeysFromFiles>();
        builder.Services.AddDataProtection().SetApplicationName("BasiqAdmin").PersistKeysToDbContext<AdminContext>();
    }

    /// <summary>Earlier versions kept the keys in a folder beside the database. They are taken over once, because saved views hold texts protected by them.</summary>
    internal sealed class KeysFromFiles(IDbContextFactory<AdminContext> contexts) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (Folder(context.Database.GetConnectionString()) is not { Exists: true } folder || await context.DataProtectionKeys.AnyAsync(cancellationToken))
            {
                return;
            }

            foreach (var file in folder.EnumerateFiles("key-*.xml"))
            {
                await using var stream = file.OpenRead();
                var key = await XElement.LoadAsync(stream, LoadOptions.None, cancellationToken);
                context.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = Path.GetFileNameWithoutExtension(file.Name), Xml = key.ToString(SaveOptions.DisableFormatting) });
            }

            await context.SaveChangesAsync(cancellationToken);
            folder.Delete(recursive: true);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private static DirectoryInfo? Folder(string? connectionString)
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return parts.TryGetValue("Data Source", out var file) && file is string path && path.Length > 0 && path[0] != ':'
                ? new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "keys"))
                : null;
        }
    }
}
