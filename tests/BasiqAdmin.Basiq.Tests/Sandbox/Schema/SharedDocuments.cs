namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Basiq's OpenAPI files, which lie beside the repository on the developers' machines and nowhere else.</summary>
internal static class SharedDocuments
{
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "basiq", "openapi");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
