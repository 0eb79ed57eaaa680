using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Simulation;

/// <summary>Decides whether a connection may be refreshed and plans the job that does it.</summary>
public sealed class RefreshDesk(int seed, ConnectorBoard board)
{
    /// <summary>Open banking only. Per connection and per UTC day is this sandbox's reading; Basiq documents neither.</summary>
    public const int DailyLimit = 20;

    private static readonly TimeSpan SameLoginPause = TimeSpan.FromMinutes(6);

    public (RefreshVerdict Verdict, Job? Job) Refresh(UserState user, Connection connection, DateTimeOffset now)
    {
        if (connection.IsUpload)
        {
            return (RefreshVerdict.NotWeb, null);
        }

        if (Running(user, job => job.Connection == connection.Ordinal) is { } running)
        {
            return (RefreshVerdict.AlreadyRunning, running);
        }

        // The documents disagree about invalid connections; here a refresh of one is carried out (see Outcome).
        if (connection.Status is not (ConnectionStatus.Active or ConnectionStatus.Invalid))
        {
            return (RefreshVerdict.Inactive, null);
        }

        return connection.Method == Method.OpenBanking && CountToday(user, connection, now) >= DailyLimit
            ? (RefreshVerdict.LimitReached, null)
            : (RefreshVerdict.Started, Start(user, connection, now));
    }

    private Job Start(UserState user, Connection connection, DateTimeOffset now)
    {
        var number = user.NextJobNumber;
        var random = SeededRandom.For(seed, (user.Index * 31) + (number * 128), Salt.Jobs);
        var sameLogin = Running(user, job => SharesLogin(user.Connections[job.Connection], connection));
        var challenge = connection.Method == Method.Web && connection.Bank.Mfa switch
        {
            MfaHabit.Always => true,
            MfaHabit.Sometimes => random.Chance(0.5),
            _ => false,
        };
        var steps = JobPlanner.Plan(connection.Connector, challenge, Outcome(connection, now), ref random);
        var job = new Job(user.JobId(number, 0), connection.Ordinal, now, sameLogin is null ? now : now + SameLoginPause, steps) { Number = number };
        user.Jobs.Add(job);
        return job;
    }

    /// <summary>Wrong credentials stay wrong until the user enters new ones; every other trouble is taken as cleared.</summary>
    private JobFailure? Outcome(Connection connection, DateTimeOffset now) =>
        connection.AlwaysFails
        ?? (board.IsDown(connection.Bank.Id, connection.Method, now) ? FailureCatalogue.ServiceUnavailable
            : connection.Status == ConnectionStatus.Invalid && connection.LastFailure is { Code: "invalid-credentials" } failure ? failure
            : null);

    private static Job? Running(UserState user, Predicate<Job> match) => user.Jobs.Find(job => job.Outcome is null && match(job));

    private static bool SharesLogin(Connection one, Connection other) =>
        one.Ordinal != other.Ordinal && one.Login == other.Login && one.Bank.Id == other.Bank.Id;

    private static int CountToday(UserState user, Connection connection, DateTimeOffset now) =>
        user.Jobs.Count(job => job.Connection == connection.Ordinal && job.Created.UtcDateTime.Date == now.UtcDateTime.Date);
}

public enum RefreshVerdict
{
    Started,
    AlreadyRunning,
    NotWeb,
    Inactive,
    LimitReached,
}
