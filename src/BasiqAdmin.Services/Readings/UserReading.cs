using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Basiq.Users;

namespace BasiqAdmin.Services.Readings;

/// <summary>All that Basiq told about a user at one time, each part by one request of its own. Jobs are those of the last 7 days, accounts those of all connections.</summary>
internal sealed record UserReading(
    BasiqReading<User> User,
    BasiqReading<BasiqList<Connection>> Connections,
    BasiqReading<BasiqList<Job>> Jobs,
    BasiqReading<BasiqList<Consent>> Consents,
    BasiqReading<BasiqList<Account>> Accounts)
{
    /// <summary>What there is of somebody whom Basiq does not know: nothing, and nothing is missing.</summary>
    public static UserReading OfNobody { get; } = new(
        new BasiqReading<User>(null, null),
        new BasiqReading<BasiqList<Connection>>(BasiqList.Empty<Connection>(), null),
        new BasiqReading<BasiqList<Job>>(BasiqList.Empty<Job>(), null),
        new BasiqReading<BasiqList<Consent>>(BasiqList.Empty<Consent>(), null),
        new BasiqReading<BasiqList<Account>>(BasiqList.Empty<Account>(), null));

    /// <summary>Whether all connections were read: one that is not among them is none of the user's.</summary>
    public bool AreAllConnectionsRead => Connections.Value is { LeftOut: 0 };

    /// <summary>Why parts could not be read; none when all were.</summary>
    public IEnumerable<BasiqException> Problems => new[] { User.Problem, Connections.Problem, Jobs.Problem, Consents.Problem, Accounts.Problem }.OfType<BasiqException>();

    /// <summary>Asks for all parts at the same time. A part that cannot be read costs no other.</summary>
    public static async Task<UserReading> ReadAsync(BasiqClient basiq, UserId userId, CancellationToken cancellationToken)
    {
        var user = BasiqReading<User>.TryAsync(basiq.Users.GetAsync(userId, cancellationToken));
        var connections = BasiqReading<BasiqList<Connection>>.TryAsync(basiq.Connections.ListAsync(userId, null, cancellationToken));
        var jobs = BasiqReading<BasiqList<Job>>.TryAsync(basiq.Jobs.ListAsync(userId, null, cancellationToken));
        var consents = BasiqReading<BasiqList<Consent>>.TryAsync(basiq.Consents.ListAsync(userId, cancellationToken));
        var accounts = BasiqReading<BasiqList<Account>>.TryAsync(basiq.Accounts.ListAsync(userId, null, cancellationToken));
        await Task.WhenAll(user, connections, jobs, consents, accounts);
        return new UserReading(await user, await connections, await jobs, await consents, await accounts);
    }
}
