using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Events;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Users;

namespace BasiqAdmin.Basiq;

/// <summary>
/// The Basiq API v3, resource by resource. One instance serves the whole application. Every call shares one token and one budget,
/// ends within <see cref="BasiqOptions.Timeout"/> of its turn, and fails with a <see cref="BasiqException"/> or the caller's cancellation.
/// </summary>
public sealed class BasiqClient
{
    internal BasiqClient(BasiqHttp http)
    {
        Users = new UsersApi(http);
        Connections = new ConnectionsApi(http);
        Accounts = new AccountsApi(http);
        Jobs = new JobsApi(http);
        Connectors = new ConnectorsApi(http);
        Consents = new ConsentsApi(http);
        Events = new EventsApi(http);
    }

    /// <summary>Users of the application.</summary>
    public UsersApi Users { get; }

    /// <summary>Connections of a user.</summary>
    public ConnectionsApi Connections { get; }

    /// <summary>Accounts of a user.</summary>
    public AccountsApi Accounts { get; }

    /// <summary>Jobs.</summary>
    public JobsApi Jobs { get; }

    /// <summary>Connectors.</summary>
    public ConnectorsApi Connectors { get; }

    /// <summary>Consents of a user.</summary>
    public ConsentsApi Consents { get; }

    /// <summary>Events of the application.</summary>
    public EventsApi Events { get; }
}
