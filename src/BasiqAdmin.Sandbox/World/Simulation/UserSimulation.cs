using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Consents;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Simulation;

/// <summary>
/// Brings a user up to a moment: jobs end and change their connection, Basiq repeats what failed at the bank,
/// consents run out. Happenings are taken in the order of their times, so the result does not depend on how often
/// somebody looks.
/// </summary>
public sealed class UserSimulation(int seed, ConnectorBoard board)
{
    private static readonly TimeSpan RepetitionInterval = TimeSpan.FromHours(2);
    private static readonly TimeSpan RepetitionWindow = TimeSpan.FromDays(7);

    public void Advance(UserState user, DateTimeOffset now)
    {
        while (!user.IsDeleted && Next(user, now) is { } next)
        {
            next.Happen();
        }
    }

    /// <summary>Whether time alone will still change this user within <paramref name="horizon"/>.</summary>
    public static bool HasFuture(UserState user, DateTimeOffset horizon) =>
        user.Jobs.Exists(job => job.Outcome is null)
        || user.Consents.Exists(consent => ConsentNotice.HasFuture(consent, horizon))
        || user.Connections.Exists(connection => RepetitionDue(user, connection) is not null);

    private Happening? Next(UserState user, DateTimeOffset now)
    {
        Happening? first = null;
        foreach (var job in user.Jobs.Where(job => job.Outcome is null))
        {
            var view = job.At(now);
            first = Earlier(first, view.FinishedAt, now, () => JobSettlement.Settle(user, job, view));
        }

        foreach (var connection in user.Connections)
        {
            first = Earlier(first, RepetitionDue(user, connection), now, () => Repeat(user, connection));
        }

        foreach (var consent in user.Consents.Where(consent => consent.Status == ConsentStatus.Active))
        {
            first = Earlier(first, consent.IsReminded ? null : consent.ReminderDue, now, () => ConsentNotice.Remind(user, consent));
            first = Earlier(first, consent.IsWarned ? null : consent.WarningDue, now, () => ConsentNotice.Warn(user, consent));
            first = Earlier(first, consent.Expires, now, () => ConsentEnd.Expire(user, consent));
        }

        return first;
    }

    private static Happening? Earlier(Happening? first, DateTimeOffset? at, DateTimeOffset now, Action happen) =>
        at is { } due && due <= now && (first is null || due < first.At) ? new Happening(due, happen) : first;

    /// <summary>
    /// A service-unavailable on an update is repeated by Basiq every 2 hours for up to 7 days (bp/handling-jobs).
    /// That each repetition is a job of its own is unverified.
    /// </summary>
    private static DateTimeOffset? RepetitionDue(UserState user, Connection connection)
    {
        if (connection.Status == ConnectionStatus.Deleted
            || user.Jobs.FindLast(job => job.Connection == connection.Ordinal) is not { IsFirst: false, Outcome: { } outcome } last
            || outcome.Failure?.Code != FailureCatalogue.ServiceUnavailable.Code)
        {
            return null;
        }

        var due = outcome.FinishedAt!.Value + RepetitionInterval;
        var original = user.Jobs.Find(job => job.Number == last.Number)!;
        return due - original.Created <= RepetitionWindow ? due : null;
    }

    private void Repeat(UserState user, Connection connection)
    {
        var last = user.Jobs.FindLast(job => job.Connection == connection.Ordinal)!;
        var at = RepetitionDue(user, connection)!.Value;
        var isDown = board.IsDown(connection.Bank.Id, connection.Method, at);
        var failure = connection.AlwaysFails ?? (isDown ? FailureCatalogue.ServiceUnavailable : null);
        var repetition = last.Repetition + 1;
        var id = user.JobId(last.Number, repetition);
        var random = SeededRandom.For(seed, (user.Index * 31) + (last.Number * 128) + repetition, Salt.Jobs);
        user.Jobs.Add(new Job(id, connection.Ordinal, at, at, JobPlanner.Plan(connection.Connector, challenge: false, failure, ref random))
        {
            Number = last.Number,
            Repetition = repetition,
        });
    }

    private sealed record Happening(DateTimeOffset At, Action Happen);
}
