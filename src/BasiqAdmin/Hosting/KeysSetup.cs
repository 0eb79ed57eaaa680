using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;

namespace BasiqAdmin.Hosting;

/// <summary>The keys that protect sign-in cookies lie beside the database, so that a restart, or a new container on the same volume, signs nobody out.</summary>
internal static class KeysSetup
{
    public static void AddAdminKeys(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("BasiqAdmin");
        if (FolderOfDatabase(builder.Configuration["Storage:ConnectionString"]) is { } folder)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        }
    }

    // A connection string that cannot be read is refused where it is used, with the setting's name.
    private static string? FolderOfDatabase(string? connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return parts.TryGetValue("Data Source", out var file) && file is string path && path.Length > 0 && path[0] != ':'
                ? Path.GetDirectoryName(Path.GetFullPath(path))
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
