using System.Reflection;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Testing.App;

namespace BasiqAdmin.Services.Tests.Conventions;

/// <summary>Where the project's own assemblies and files are.</summary>
internal static class Repository
{
    public static string Root => SourceTree.Root;

    public static Assembly Client { get; } = typeof(UserId).Assembly;

    public static Assembly Services { get; } = typeof(Actor).Assembly;

    public static Assembly App { get; } = Assembly.Load("BasiqAdmin");

    public static Assembly Sandbox { get; } = Assembly.Load("BasiqAdmin.Sandbox");

    public static IReadOnlyList<Assembly> Sources { get; } = [Client, Services, App, Sandbox];

    /// <summary>The written source files of src/, by path relative to the root.</summary>
    public static IEnumerable<string> SourceFiles(params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"));

    /// <summary>Types that were written by hand in this project.</summary>
    public static IEnumerable<Type> WrittenTypes(Assembly assembly) =>
        assembly.GetTypes().Where(type =>
            type.Namespace?.StartsWith("BasiqAdmin", StringComparison.Ordinal) == true
            && type.Namespace is not "BasiqAdmin.Feed"
            && !type.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)
            && !type.Name.Contains('<', StringComparison.Ordinal)
            && !type.GetCustomAttributes(inherit: false).Any(IsGeneratedMark));

    private static bool IsGeneratedMark(object attribute) =>
        attribute.GetType().Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute";
}
