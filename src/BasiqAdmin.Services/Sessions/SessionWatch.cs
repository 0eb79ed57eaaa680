using System.Collections.Concurrent;
using BasiqAdmin.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Sessions;

/// <summary>
/// Tells the open pages of a session that it has ended: at once where it ended here, within seconds where it ended on another instance or by
/// its limits. One look at the database for all pages of this instance, and none while no page is open.
/// </summary>
public sealed partial class SessionWatch(IDbContextFactory<AdminContext> contexts, IOptions<SignInOptions> options, TimeProvider clock, ILogger<SessionWatch> logger) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> seen = new();
    private readonly Lock gate = new();
    private readonly List<Watcher> watchers = [];
    private ITimer? timer;
    private bool isLooking;

    /// <summary>Calls <paramref name="ended"/> once, when the session ends. Dispose what it returns to stop watching.</summary>
    public IDisposable Follow(Guid session, Action ended)
    {
        var watcher = new Watcher(this, session, ended);
        lock (gate)
        {
            watchers.Add(watcher);
            timer ??= clock.CreateTimer(static watch => _ = ((SessionWatch)watch!).LookAsync(), this, LookEvery, LookEvery);
        }

        return watcher;
    }

    /// <summary>Whether it is worth writing down that the person did something: once a minute for each session.</summary>
    public bool IsNews(Guid session, DateTimeOffset now)
    {
        if (seen.TryGetValue(session, out var before) && (now - before).Duration() < SeenEvery)
        {
            return false;
        }

        seen[session] = now;
        return true;
    }

    /// <summary>Tells the pages of <paramref name="ended"/> sessions.</summary>
    public void Tell(IEnumerable<Guid> ended)
    {
        var ids = ended.ToHashSet();
        foreach (var id in ids)
        {
            seen.TryRemove(id, out _);
        }

        Watcher[] told;
        lock (gate)
        {
            told = [.. watchers.Where(watcher => ids.Contains(watcher.Session))];
        }

        foreach (var watcher in told)
        {
            watcher.Dispose();
            watcher.Ended();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            watchers.Clear();
            timer?.Dispose();
            timer = null;
        }
    }

    private async Task LookAsync()
    {
        HashSet<Guid> watched;
        lock (gate)
        {
            if (isLooking || watchers.Count == 0)
            {
                return;
            }

            isLooking = true;
            watched = [.. watchers.Select(watcher => watcher.Session)];
        }

        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            watched.ExceptWith(await LiveSessions.Of(context, options.Value, clock.GetUtcNow()).Select(session => session.Id).ToListAsync());
            Tell(watched);
        }
        catch (Exception exception)
        {
            // Without the database no page can do anything either; the next look tells.
            Log.NotLooked(logger, exception);
        }
        finally
        {
            lock (gate)
            {
                isLooking = false;
            }
        }
    }

    private void Remove(Watcher watcher)
    {
        lock (gate)
        {
            watchers.Remove(watcher);
            if (watchers.Count == 0)
            {
                timer?.Dispose();
                timer = null;
            }
        }
    }

    private sealed class Watcher(SessionWatch watch, Guid session, Action ended) : IDisposable
    {
        public Guid Session => session;

        public Action Ended => ended;

        public void Dispose() => watch.Remove(this);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Sessions could not be looked at; open pages of ended ones stay open until they can")]
        public static partial void NotLooked(ILogger logger, Exception exception);
    }
}
