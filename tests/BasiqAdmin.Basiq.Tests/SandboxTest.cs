using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Basiq;

namespace BasiqAdmin.Basiq.Tests;

/// <summary>A sandbox of its own for each test, and the client against it over HTTP.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected SandboxServer Sandbox { get; private set; } = null!;

    protected SandboxControl Control { get; private set; } = null!;

    protected BasiqHost Host { get; private set; } = null!;

    protected BasiqClient Client => Host.Client;

    protected virtual TimeProvider Time => TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        Sandbox = await SandboxServer.StartAsync(new SandboxOptions { Users = 30, Urls = "http://127.0.0.1:0", ApiKey = BasiqHost.ApiKey }, Cancellation);
        Control = new SandboxControl(Sandbox.BaseAddress);
        Host = new BasiqHost(Sandbox.BaseAddress, Time, Configure);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Control.Dispose();
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(BasiqOptions options)
    {
    }

    /// <summary>Any user of the sandbox.</summary>
    protected async Task<UserId> AnyUserAsync() => UserId.Parse((await Control.UserIdsAsync(Cancellation))[0]);

    /// <summary>Any active connection that has accounts.</summary>
    protected async Task<Connection> ActiveConnectionAsync()
    {
        foreach (var id in await Control.UserIdsAsync(Cancellation))
        {
            var connections = await Client.Connections.ListAsync(UserId.Parse(id), new ConnectionFilter(Status: ConnectionStatus.Active), Cancellation);
            foreach (var connection in connections)
            {
                if ((await Client.Accounts.ListAsync(connection.UserId, connection.Id, Cancellation)).Count > 0)
                {
                    return connection;
                }
            }
        }

        throw new InvalidOperationException("The seed has no active connection with accounts.");
    }
}
