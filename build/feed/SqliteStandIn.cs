using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace BasiqAdmin.Feed;

/// <summary>Runs EF Core's SQLite provider on SQLitePCLRaw 2.0.6 and the system's libsqlite3.</summary>
internal static class SqliteStandIn
{
    [ModuleInitializer]
    internal static void Install()
    {
        AssemblyLoadContext.Default.Resolving += (_, name) =>
            string.Equals(name.Name, "SQLitePCLRaw.core", StringComparison.Ordinal) ? Assembly.Load(name.Name!) : null;
        Provide();
    }

    // Not inlined: the handler above must be in place before a type of SQLitePCLRaw is touched.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Provide()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => string.Equals(name, "e_sqlite3", StringComparison.Ordinal) ? NativeLibrary.Load("libsqlite3.so.0") : 0);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
    }
}
