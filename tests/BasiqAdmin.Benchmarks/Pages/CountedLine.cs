using System.Net;
using System.Net.Sockets;

namespace BasiqAdmin.Benchmarks.Pages;

/// <summary>A line to the app that counts what comes back over it: documents, files and the circuit's messages, headers and compression included.</summary>
internal sealed class CountedLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _port;
    private long _received;

    private CountedLine(int port) => _port = port;

    /// <summary>Bytes that came back so far.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Where the browser goes.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Opens a line to the app at <paramref name="port"/>.</summary>
    public static CountedLine To(int port)
    {
        var line = new CountedLine(port);
        line._listener.Start();
        _ = line.AcceptAsync();
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line was closed.
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var here = browser;
        using var there = new TcpClient();
        try
        {
            await there.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
            await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream(), _end.Token), CountAsync(there.GetStream(), here.GetStream()));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // One of the two has hung up.
        }
    }

    private async Task CountAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _end.Token) is var count and > 0)
        {
            Interlocked.Add(ref _received, count);
            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }
}
