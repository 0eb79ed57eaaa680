namespace BasiqAdmin.Testing.App;

/// <summary>Where the project's own files are.</summary>
public static class SourceTree
{
    /// <summary>The folder of BasiqAdmin.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BasiqAdmin.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run below the repository.");
    }
}
