using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BasiqAdmin.Benchmarks.Pages;

/// <summary>A built version of the app, started as a process of its own over its embedded sandbox and a new database.</summary>
internal sealed class MeasuredApp : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _folder;
    private readonly int _memoryPort;

    private MeasuredApp(Process process, string folder, int port, int memoryPort) => (_process, _folder, Port, _memoryPort) = (process, folder, port, memoryPort);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Starts <c>BasiqAdmin.dll</c> of a folder that it was published to: only then its files are compressed as people get them.</summary>
    public static async Task<MeasuredApp> StartAsync(string published)
    {
        var folder = Directory.CreateTempSubdirectory("pages-").FullName;
        var (port, memoryPort) = (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = published, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(published, "BasiqAdmin.dll"), "--urls", $"http://127.0.0.1:{port}",
            "--Storage:ConnectionString", $"Data Source={Path.Combine(folder, "pages.db")}", "--Limits:CircuitsPerPerson", "200",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.PortVariable] = memoryPort.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var app = new MeasuredApp(process, folder, port, memoryPort);
        try
        {
            await app.IsReadyAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The bytes that live in it after full collections.</summary>
    public async Task<long> LiveBytesAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _memoryPort);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        return long.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task IsReadyAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < LongestStart)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"http://127.0.0.1:{Port}/health/ready"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        }

        throw new InvalidOperationException("The app did not become ready.");
    }
}
