using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Generation;

/// <summary>
/// Makes any user of a world from the seed and the user's number alone. Nothing is kept: a world of 100,000 users
/// costs nothing to start, and only users that somebody changes stay in memory.
/// </summary>
public sealed class UserGenerator(int seed, IdCoder ids, BankCatalogue banks, ConnectorBoard board, DateTimeOffset start)
{
    private readonly ConnectionGenerator _connections = new(seed, banks, start);
    private readonly JobGenerator _jobs = new(seed, board, start);

    public UserState Create(int index)
    {
        var random = SeededRandom.For(seed, index, Salt.Events);
        var exhibit = Exhibit.At(index);
        var isNew = exhibit is null && random.Chance(0.03);
        var age = isNew
            ? random.Between(TimeSpan.FromHours(1), TimeSpan.FromDays(7))
            : random.Between(TimeSpan.FromDays(20), TimeSpan.FromDays(700));
        var user = new UserState(index, ids, PersonGenerator.Create(seed, index), start - age);
        ConsentGenerator.AddTo(user, seed, start, steady: exhibit is not null || isNew);
        _connections.AddTo(user, exhibit);
        AddEvents(user);
        if (user.Consents[0].Expires > start)
        {
            _jobs.AddTo(user, exhibit);
        }

        return user;
    }

    private void AddEvents(UserState user)
    {
        Record(user, user.Created, "user", "created");
        foreach (var consent in user.Consents)
        {
            Record(user, consent.Created, "consent", "created", consent.Ordinal);
            if (consent.Revoked is { } revoked)
            {
                Record(user, revoked, "consent", "revoked", consent.Ordinal);
            }

            consent.IsReminded = consent.ReminderDue < start.AddDays(-7);
            consent.IsWarned = consent.WarningDue < start.AddDays(-7);
        }

        foreach (var connection in user.Connections.Where(connection => connection.Status != ConnectionStatus.PreInit))
        {
            Record(user, connection.CreatedAt, "connection", "created", connection.Ordinal);
        }
    }

    /// <summary>Only what the API could still show (7 days), which keeps a generated user small.</summary>
    private void Record(UserState user, DateTimeOffset at, string entity, string eventType, int subject = -1)
    {
        if (at >= start.AddDays(-7) && at <= start)
        {
            user.Record(at, entity, eventType, subject);
        }
    }
}
