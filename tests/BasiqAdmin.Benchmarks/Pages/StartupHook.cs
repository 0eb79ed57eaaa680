using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Runs inside the app that is measured, which is told by <c>DOTNET_STARTUP_HOOKS</c> to load this assembly: so any version of it can be asked, as it is.
/// Whoever connects gets the bytes that live after full collections. The runtime finds the type by this name and without a namespace.
/// </summary>
#pragma warning disable CA1050, MA0047, S3903 // The runtime looks for it outside any namespace.
internal static class StartupHook
#pragma warning restore CA1050, MA0047, S3903
{
    internal const string PortVariable = "MEASURE_PORT";

    private const int Collections = 3;

    public static void Initialize()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(PortVariable), CultureInfo.InvariantCulture, out var port))
        {
            new Thread(() => Answer(port)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (listener.Server.IsBound)
        {
            using var client = listener.AcceptTcpClient();
#pragma warning disable S1215 // What lives can only be told after a collection.
            for (var round = 0; round < Collections; round++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            client.GetStream().Write(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture)));
#pragma warning restore S1215
        }
    }
}
