using BasiqAdmin.Testing.App;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>Where the tests leave files.</summary>
internal static class Artifacts
{
    /// <summary>Screenshot, markup and console of each visitor of a failed test.</summary>
    public static string Failures { get; } = Path.Combine(SourceTree.Root, "artifacts", "browser");

    /// <summary>The pictures of the README.</summary>
    public static string Screenshots { get; } = Path.Combine(SourceTree.Root, ".github", "screenshots");
}
