using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>The line between a visitor's browser and the app, which can be cut and mended. To be laid before the first page.</summary>
public sealed class Line
{
    private readonly ConcurrentBag<IWebSocketRoute> _sockets = [];
    private readonly Visitor _visitor;

    private Line(Visitor visitor) => _visitor = visitor;

    public static async Task<Line> BetweenAsync(Visitor visitor)
    {
        var line = new Line(visitor);
        await visitor.Page.RouteWebSocketAsync(_ => true, line.Carry);
        return line;
    }

    public async Task CutAsync()
    {
        await _visitor.Context.SetOfflineAsync(true);
        while (_sockets.TryTake(out var socket))
        {
            await socket.CloseAsync(new WebSocketRouteCloseOptions { Code = 4000 });
        }
    }

    public Task MendAsync() => _visitor.Context.SetOfflineAsync(false);

    private void Carry(IWebSocketRoute socket)
    {
        socket.ConnectToServer();
        _sockets.Add(socket);
    }
}
