namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Where the tests leave files.</summary>
internal static class Artifacts
{
    private static readonly string Root = FindRoot();

    /// <summary>Screenshot, console and trace of each visitor of a failed test.</summary>
    public static string Failures { get; } = Path.Combine(Root, "artifacts", "browser");

    /// <summary>The pictures of the README.</summary>
    public static string Screenshots { get; } = Path.Combine(Root, ".github", "screenshots");

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
