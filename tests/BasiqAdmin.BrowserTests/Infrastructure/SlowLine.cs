using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A line to the app on which everything arrives later, each way, in its order: what a distant office has.</summary>
public sealed class SlowLine : IAsyncDisposable
{
    private const int Piece = 16 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _app;
    private readonly TimeSpan _delay;
    private Task _accepting = Task.CompletedTask;

    private SlowLine(Uri app, TimeSpan delay) => (_app, _delay) = (app, delay);

    /// <summary>The app's address at this end.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>Lays a line to <paramref name="app"/>; each byte takes <paramref name="delay"/>.</summary>
    public static SlowLine To(Uri app, TimeSpan delay)
    {
        var line = new SlowLine(app, delay);
        line._listener.Start();
        line._accepting = line.AcceptAsync();
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (!_end.IsCancellationRequested)
            {
                calls.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        using (near)
        {
            try
            {
                near.NoDelay = far.NoDelay = true;
                await far.ConnectAsync(IPAddress.Loopback, _app.Port, closed.Token);
                await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), closed.Token), PumpAsync(far.GetStream(), near.GetStream(), closed.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Either end has hung up.
            }

            await closed.CancelAsync();
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, CancellationToken cancellationToken)
    {
        var under = Channel.CreateUnbounded<(long SentAt, byte[] Bytes)>();
        var delivering = DeliverAsync(under.Reader, to, cancellationToken);
        var buffer = new byte[Piece];
        try
        {
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                under.Writer.TryWrite((Stopwatch.GetTimestamp(), buffer[..count]));
            }
        }
        finally
        {
            under.Writer.Complete();
        }

        await delivering;
    }

    private async Task DeliverAsync(ChannelReader<(long SentAt, byte[] Bytes)> under, NetworkStream to, CancellationToken cancellationToken)
    {
        await foreach (var (sentAt, bytes) in under.ReadAllAsync(cancellationToken))
        {
            var left = _delay - Stopwatch.GetElapsedTime(sentAt);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, TimeProvider.System, cancellationToken);
            }

            await to.WriteAsync(bytes, cancellationToken);
        }
    }
}
