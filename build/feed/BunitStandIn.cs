using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace BasiqAdmin.Feed;

/// <summary>Hands out the older AngleSharp.Diffing that lies beside the tests.</summary>
internal static class BunitStandIn
{
    [ModuleInitializer]
    internal static void Install() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        string.Equals(name.Name, "AngleSharp.Diffing", StringComparison.Ordinal)
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "diffing", "AngleSharp.Diffing.dll"))
            : null;
}
