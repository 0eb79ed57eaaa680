using System.Reflection;

namespace BasiqAdmin.Services.Tests.Conventions;

/// <summary>References point down only, and folders form no cycle.</summary>
public sealed class StructureTests
{
    private static readonly string[] TopLevel =
        ["src", "tests", "build", "wwwroot", "BasiqAdmin.sln", "appsettings.json", "Dockerfile", "README.md", "Directory.Build.props", "Directory.Packages.props"];

    public static TheoryData<string> Projects => [.. Repository.Sources.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [InlineData("BasiqAdmin.Basiq", "")]
    [InlineData("BasiqAdmin.Services", "BasiqAdmin.Basiq")]
    [InlineData("BasiqAdmin.Sandbox", "")]
    [InlineData("BasiqAdmin", "BasiqAdmin.Basiq BasiqAdmin.Sandbox BasiqAdmin.Services")]
    public void Project_References_PointDownOnly(string project, string allowed)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("BasiqAdmin", StringComparison.Ordinal));

        Assert.Subset(allowed.Split(' ').ToHashSet(StringComparer.Ordinal), references.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Sandbox_IsNamedByTheApp_InOneHostingFileOnly()
    {
        var files = Repository.SourceFiles(".cs", ".razor")
            .Where(path => path.StartsWith(Path.Combine("src", "BasiqAdmin") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(path => File.ReadAllText(Path.Combine(Repository.Root, path)).Contains("BasiqAdmin.Sandbox", StringComparison.Ordinal));

        var file = Assert.Single(files);
        Assert.StartsWith(Path.Combine("src", "BasiqAdmin", "Hosting"), file, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_FormNoCycle(string project)
    {
        var assembly = Assembly.Load(project);
        var edges = Repository.WrittenTypes(assembly)
            .SelectMany(type => TypeReferences.Of(type)
                .Where(other => other.Assembly == assembly && other.Namespace is not null && !string.Equals(other.Namespace, type.Namespace, StringComparison.Ordinal))
                .Select(other => (From: type.Namespace!, To: other.Namespace!, Because: $"{type.Name} names {other.Name}")))
            .ToLookup(edge => edge.From, StringComparer.Ordinal);

        var cycles = edges.SelectMany(folder => folder.DistinctBy(edge => edge.To, StringComparer.Ordinal))
            .Where(edge => Reaches(edges, edge.To, edge.From))
            .Select(edge => $"{edge.From} -> {edge.To} ({edge.Because})");

        Assert.Empty(cycles);
    }

    [Fact]
    public void TopLevel_HoldsNothingElse()
    {
        var ignored = new[] { "artifacts", "data", "TestResults" };

        var entries = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && !ignored.Contains(name, StringComparer.Ordinal));

        Assert.Subset(TopLevel.ToHashSet(StringComparer.Ordinal), entries.ToHashSet(StringComparer.Ordinal));
    }

    private static bool Reaches(ILookup<string, (string From, string To, string Because)> edges, string from, string target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var folder))
        {
            if (string.Equals(folder, target, StringComparison.Ordinal))
            {
                return true;
            }

            foreach (var edge in edges[folder].Where(edge => seen.Add(edge.To)))
            {
                open.Push(edge.To);
            }
        }

        return false;
    }
}
