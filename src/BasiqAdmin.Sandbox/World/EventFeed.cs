using BasiqAdmin.Sandbox.World.Events;
using BasiqAdmin.Sandbox.World.Simulation;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World;

/// <summary>
/// The events of all users, newest first. An index of those that lie in the past is made when the feed is first read;
/// users that still change, by themselves or by requests, are asked each time.
/// </summary>
internal sealed class EventFeed(Era era)
{
    /// <summary>Users that time alone changes within it are asked each time; after it the index is made anew.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);
    private static readonly string[] Types = [.. EventTypes.All.Select(type => type.Id)];
    private readonly Lock _gate = new();
    private EventRef[]? _settled;
    private DateTimeOffset _validUntil;

    /// <summary>Up to <paramref name="limit"/> events of <paramref name="types"/> since <paramref name="from"/>, after the last one of the page before.</summary>
    public IReadOnlyList<EventRef> Page(Predicate<string> types, DateTimeOffset from, DateTimeOffset now, EventRef? after, int limit)
    {
        var wanted = Array.ConvertAll(Types, types.Invoke);
        var settled = Settled(now).Where(item => !era.IsKept(item.User));
        var live = era.KeptUsers().SelectMany(user => Live(user, now)).Order(EventRef.Order).ToArray();
        return [.. Merge(settled, live)
            .TakeWhile(item => item.Ticks > from.UtcTicks)
            .Where(item => wanted[item.Type] && (after is not { } last || EventRef.Order.Compare(item, last) > 0))
            .Take(limit)];
    }

    private EventRef[] Settled(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_settled is null || now > _validUntil)
            {
                _settled = Index(now);
                _validUntil = now + Horizon;
            }

            return _settled;
        }
    }

    private EventRef[] Index(DateTimeOffset now)
    {
        var found = era.SeededIndexes().AsParallel().Where(index => !era.IsKept(index)).SelectMany(index => Settle(index, now)).ToArray();
        Array.Sort(found, EventRef.Order);
        return found;
    }

    private IEnumerable<EventRef> Settle(int index, DateTimeOffset now)
    {
        var user = era.Find(index)!;
        era.Simulation.Advance(user, now);
        if (!UserSimulation.HasFuture(user, now + Horizon))
        {
            return Refs(user);
        }

        era.Keep(index);
        return [];
    }

    private EventRef[] Live(UserState user, DateTimeOffset now)
    {
        lock (user.Gate)
        {
            era.Simulation.Advance(user, now);
            return [.. Refs(user)];
        }
    }

    private static IEnumerable<EventRef> Refs(UserState user) =>
        user.Events.Select((item, ordinal) => new EventRef(item.At.UtcTicks, user.Index, ordinal, (byte)Array.IndexOf(Types, item.TypeId)));

    private static IEnumerable<EventRef> Merge(IEnumerable<EventRef> one, EventRef[] other)
    {
        var at = 0;
        foreach (var item in one)
        {
            while (at < other.Length && EventRef.Order.Compare(other[at], item) < 0)
            {
                yield return other[at++];
            }

            yield return item;
        }

        while (at < other.Length)
        {
            yield return other[at++];
        }
    }
}

/// <summary>Where an event is found, small enough to keep one for each of a million.</summary>
internal readonly record struct EventRef(long Ticks, int User, int Ordinal, byte Type)
{
    /// <summary>Newest first; ties in the order of users, then of events.</summary>
    public static Comparer<EventRef> Order { get; } = Comparer<EventRef>.Create((one, other) =>
        (-one.Ticks, one.User, one.Ordinal).CompareTo((-other.Ticks, other.User, other.Ordinal)));
}
