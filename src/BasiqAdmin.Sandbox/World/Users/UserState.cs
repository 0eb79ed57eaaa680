using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Events;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Seeding;

namespace BasiqAdmin.Sandbox.World.Users;

/// <summary>All that is known of one user. Readers and writers hold its lock.</summary>
public sealed class UserState(int index, IdCoder ids, Person person, DateTimeOffset created)
{
    /// <summary>More than Basiq's own repetitions of one job: every 2 hours for 7 days.</summary>
    private const int MaxRepetitions = 128;

    private int _links;

    public int Index => index;

    public string Id { get; } = ids.Uuid(IdKind.User, index);

    public IdCoder Ids => ids;

    public DateTimeOffset Created => created;

    public Lock Gate { get; } = new();

    public Person Person { get; set; } = person;

    public bool IsDeleted { get; set; }

    public List<Consent> Consents { get; } = [];

    public List<Connection> Connections { get; } = [];

    public List<Job> Jobs { get; } = [];

    public List<EventRecord> Events { get; } = [];

    public AuthLink? AuthLink { get; private set; }

    /// <summary>Numbers count the jobs that somebody asked for; Basiq's own repetitions share the number of theirs.</summary>
    public int NextJobNumber => Jobs.Count == 0 ? 0 : Jobs.Max(job => job.Number) + 1;

    public string EventId(EventRecord item) => ids.Hash(IdKind.Event, index, item.Ordinal);

    public string JobId(int number, int repetition) => ids.Uuid(IdKind.Job, index, (number * MaxRepetitions) + repetition);

    public Connection? FindConnection(string id) => Connections.Find(connection => connection.Id == id);

    public Job? FindJob(string id) => Jobs.Find(job => job.Id == id);

    public void Record(DateTimeOffset at, string entity, string eventType, int subject = -1) =>
        Events.Add(new EventRecord(Events.Count, at, entity, eventType, subject));

    public AuthLink NewAuthLink(string mobile, DateTimeOffset now) =>
        AuthLink = new AuthLink(ids.Uuid(IdKind.AuthLink, index, _links++), mobile, now.AddDays(7));

    public void DropAuthLink() => AuthLink = AuthLink! with { IsDeleted = true };
}

/// <summary>The latest link to Basiq's consent pages; it lives seven days and only the latest is valid.</summary>
public sealed record AuthLink(string Id, string Mobile, DateTimeOffset ExpiresAt, bool IsDeleted = false);
