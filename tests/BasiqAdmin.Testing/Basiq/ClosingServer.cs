using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BasiqAdmin.Testing.Basiq;

/// <summary>
/// Speaks just enough HTTP to give a token and answer reads on connections that stay open, and closes the connection, in good order and
/// without a word, on everything else: the case in which the framework's own handler would send a request again.
/// </summary>
public sealed class ClosingServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> calls = new();

    /// <summary>Starts to listen on a free port; <paramref name="readReply"/> is the JSON that every read gets.</summary>
    public ClosingServer(string readReply)
    {
        listener.Start();
        _ = AcceptAsync(readReply);
    }

    public Uri BaseAddress => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Verb and path of all requests, in order.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync(string readReply)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(), readReply);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, string readReply)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
            while (await ReadRequestAsync(reader) is { } call)
            {
                calls.Enqueue(call);
                var reply = call.EndsWith("/token", StringComparison.Ordinal) ? """{"access_token":"t","expires_in":3600}"""
                    : call.StartsWith("GET ", StringComparison.Ordinal) ? readReply
                    : null;
                if (reply is null)
                {
                    return;
                }

                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {reply.Length}\r\n\r\n{reply}"));
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(StreamReader reader)
    {
        var first = await reader.ReadLineAsync();
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase) ? int.Parse(header[15..], System.Globalization.CultureInfo.InvariantCulture) : length;
        }

        if (length > 0)
        {
            await reader.ReadBlockAsync(new char[length]);
        }

        return first is null ? null : string.Join(' ', first.Split(' ')[..2]);
    }
}
