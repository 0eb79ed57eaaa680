using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Simulation;

/// <summary>What the end of a job does to its connection.</summary>
internal static class JobSettlement
{
    public static void Settle(UserState user, Job job, JobView outcome)
    {
        job.Outcome = outcome;
        var connection = user.Connections[job.Connection];
        if (connection.Status == ConnectionStatus.Deleted)
        {
            return;
        }

        var at = outcome.FinishedAt!.Value;
        if (outcome.Failure is { } failure)
        {
            Fail(user, connection, at, failure, job.IsFirst);
        }
        else
        {
            Succeed(user, connection, at);
        }
    }

    private static void Succeed(UserState user, Connection connection, DateTimeOffset at)
    {
        if (connection.Status != ConnectionStatus.Active)
        {
            user.Record(at, "connection", "activated", connection.Ordinal);
        }

        connection.Status = ConnectionStatus.Active;
        connection.HasData = true;
        connection.LastUsed = at;
        connection.LastFailure = null;
        user.Record(at, "account", "updated", connection.Ordinal);
        user.Record(at, "transactions", "updated", connection.Ordinal);
    }

    private static void Fail(UserState user, Connection connection, DateTimeOffset at, JobFailure failure, bool isFirst)
    {
        connection.LastFailure = failure;
        if (!failure.Invalidates && !isFirst)
        {
            return;
        }

        if (connection.Status != ConnectionStatus.Invalid)
        {
            user.Record(at, "connection", "invalidated", connection.Ordinal);
        }

        connection.Status = ConnectionStatus.Invalid;
    }
}
