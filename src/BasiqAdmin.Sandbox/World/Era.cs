using System.Collections.Concurrent;
using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Generation;
using BasiqAdmin.Sandbox.World.People;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Simulation;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World;

/// <summary>A world from one start or reset to the next: the generators and the users that have been changed since.</summary>
internal sealed class Era(int seed, int users, IdCoder ids, BankCatalogue banks, DateTimeOffset start)
{
    private readonly ConcurrentDictionary<int, UserState> _kept = new();
    private UserGenerator? _generator;
    private int _created;

    public ConnectorBoard Board { get; } = new(banks, start);

    public AccountGenerator Accounts { get; } = new(seed);

    public UserSimulation Simulation => field ??= new UserSimulation(seed, Board);

    public RefreshDesk Refreshes => field ??= new RefreshDesk(seed, Board);

    public EventFeed Events => field ??= new EventFeed(this);

    private UserGenerator Generator => _generator ??= new UserGenerator(seed, ids, banks, Board, start);

    /// <summary>A user to look at; unless it has been changed it is generated anew and forgotten after use.</summary>
    public UserState? Find(int index) =>
        _kept.TryGetValue(index, out var user) ? user : index < users ? Generator.Create(index) : null;

    public UserState? Keep(int index) =>
        index < users ? _kept.GetOrAdd(index, static (number, generator) => generator.Create(number), Generator) : _kept.GetValueOrDefault(index);

    public UserState Create(Person person, DateTimeOffset now)
    {
        var user = new UserState(users + Interlocked.Increment(ref _created) - 1, ids, person, now);
        user.Record(now, "user", "created");
        _kept[user.Index] = user;
        return user;
    }

    public bool IsKept(int index) => _kept.ContainsKey(index);

    public ICollection<UserState> KeptUsers() => _kept.Values;

    public IEnumerable<int> SeededIndexes() => Enumerable.Range(0, users);

    public IEnumerable<int> Indexes() =>
        Enumerable.Range(0, users + _created).Where(index => !_kept.TryGetValue(index, out var user) || !user.IsDeleted);
}
