using BasiqAdmin.Sandbox.Time;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Events;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Simulation;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World;

/// <summary>All users, banks and jobs of a seed at the time of the clock.</summary>
public sealed class SandboxWorld
{
    private readonly SandboxClock _clock;
    private readonly IdCoder _ids;
    private readonly Func<Era> _begin;
    private volatile Era _era;

    public SandboxWorld(int seed, int users, bool oneBank, SandboxClock clock)
    {
        var banks = new BankCatalogue(seed, oneBank);
        _clock = clock;
        _ids = new IdCoder(seed);
        _begin = () => new Era(seed, users, _ids, banks, Seconds(clock.GetUtcNow()));
        _era = _begin();
    }

    public DateTimeOffset Now => _clock.GetUtcNow();

    public ConnectorBoard Connectors => _era.Board;

    public RefreshDesk Refreshes => _era.Refreshes;

    /// <summary>Forgets every change; the week before the start is the week before now.</summary>
    public void Reset() => _era = _begin();

    /// <summary>Shows a user as of now; null when the id is unknown or the user deleted.</summary>
    public T? Read<T>(string userId, Func<UserState, T> read)
        where T : class =>
        _ids.TryRead(userId, IdKind.User, out var parts) ? Visit(_era.Find(parts.User), read) : null;

    /// <summary>As <see cref="Read"/>, for a change that has to last.</summary>
    public T? Change<T>(string userId, Func<UserState, T> change)
        where T : class =>
        _ids.TryRead(userId, IdKind.User, out var parts) ? Visit(_era.Keep(parts.User), change) : null;

    public T? ReadJob<T>(string jobId, Func<UserState, Job, T> read)
        where T : class =>
        _ids.TryRead(jobId, IdKind.Job, out var parts)
            ? Visit(_era.Find(parts.User), user => user.FindJob(jobId) is { } job ? read(user, job) : null)
            : null;

    public T? ChangeJob<T>(string jobId, Func<UserState, Job, T> change)
        where T : class =>
        _ids.TryRead(jobId, IdKind.Job, out var parts)
            ? Visit(_era.Keep(parts.User), user => user.FindJob(jobId) is { } job ? change(user, job) : null)
            : null;

    public UserState Create(Person person) => _era.Create(person, Now);

    public IEnumerable<Account> AccountsOf(UserState user) => _era.Accounts.Of(user);

    public IEnumerable<string> UserIds() => _era.Indexes().Select(index => _ids.Uuid(IdKind.User, index));

    /// <summary>The newest events of all users; see <see cref="EventFeed.Page"/>.</summary>
    internal IReadOnlyList<EventRef> EventsPage(Predicate<string> types, DateTimeOffset from, EventRef? after, int limit) =>
        _era.Events.Page(types, from, Now, after, limit);

    internal T ReadEvent<T>(EventRef item, Func<UserState, EventRecord, T> read)
        where T : class =>
        VisitEvenDeleted(_era.Find(item.User)!, user => read(user, user.Events[item.Ordinal]));

    /// <summary>Events outlive their users: the deletion is one of them.</summary>
    public T? ReadEvent<T>(string eventId, Func<UserState, EventRecord, T> read)
        where T : class =>
        _ids.TryRead(eventId, IdKind.Event, out var parts) && _era.Find(parts.User) is { } found
            ? VisitEvenDeleted(found, user => parts.Ordinal < user.Events.Count ? read(user, user.Events[parts.Ordinal]) : null!)
            : null;

    /// <summary>The events of one user, deleted or not; null when the id is unknown.</summary>
    public T? ReadEventsOf<T>(string userId, Func<UserState, T> read)
        where T : class =>
        _ids.TryRead(userId, IdKind.User, out var parts) && _era.Find(parts.User) is { } found ? VisitEvenDeleted(found, read) : null;

    private T VisitEvenDeleted<T>(UserState user, Func<UserState, T> visit)
        where T : class
    {
        lock (user.Gate)
        {
            _era.Simulation.Advance(user, Now);
            return visit(user);
        }
    }

    private T? Visit<T>(UserState? user, Func<UserState, T?> visit)
        where T : class
    {
        if (user is null)
        {
            return null;
        }

        return VisitEvenDeleted(user, state => state.IsDeleted ? null! : visit(state)!);
    }

    private static DateTimeOffset Seconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}
