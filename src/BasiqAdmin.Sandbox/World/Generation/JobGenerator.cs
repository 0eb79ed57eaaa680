using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Jobs;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Generation;

/// <summary>The jobs of the week before the start, and some that are running at it.</summary>
internal sealed class JobGenerator(int seed, ConnectorBoard board, DateTimeOffset start)
{
    private const double FailureShare = 0.11;

    public void AddTo(UserState user, Exhibit? exhibit)
    {
        var random = SeededRandom.For(seed, user.Index, Salt.Jobs);
        foreach (var connection in user.Connections)
        {
            switch (connection.Status)
            {
                case ConnectionStatus.Pending:
                    AddFirst(user, connection, ref random);
                    break;
                case ConnectionStatus.Active when exhibit?.Failure is { } failure:
                    Add(user, connection, start - random.Between(TimeSpan.FromHours(1), TimeSpan.FromHours(60)), failure, ref random);
                    break;
                case ConnectionStatus.Active when connection.AlwaysFails is not null:
                    Add(user, connection, start - random.Between(TimeSpan.FromHours(3), TimeSpan.FromHours(26)), connection.AlwaysFails, ref random);
                    break;
                case ConnectionStatus.Active when !connection.IsUpload:
                    AddWeek(user, connection, exhibit is null, ref random);
                    break;
            }
        }
    }

    private void AddFirst(UserState user, Connection connection, ref SeededRandom random)
    {
        if (random.Chance(0.35))
        {
            AddRunning(user, connection, isFirst: true, ref random);
        }
        else
        {
            Add(user, connection, connection.CreatedAt, NewFailure(connection, connection.CreatedAt, ref random), ref random, isFirst: true);
        }
    }

    private void AddWeek(UserState user, Connection connection, bool mayFail, ref SeededRandom random)
    {
        var at = Later(start.AddDays(-7), connection.CreatedAt).AddHours(random.Between(1, 60));
        while (at < start.AddMinutes(-30))
        {
            var failure = mayFail ? NewFailure(connection, at, ref random) : null;
            Add(user, connection, at, failure, ref random);
            // Nothing updates a connection that has become invalid until the user has done something about it.
            at = at.AddHours(random.Between(20, 72) + (failure is { Invalidates: true } ? 60 : 0)).AddMinutes(random.Between(0, 60));
        }

        if (mayFail && random.Chance(0.03))
        {
            AddRunning(user, connection, isFirst: false, ref random);
        }
    }

    private JobFailure? NewFailure(Connection connection, DateTimeOffset at, ref SeededRandom random)
    {
        if (connection.IsUpload)
        {
            return random.Chance(0.3) ? random.Pick(FailureCatalogue.Uploads) : null;
        }

        return board.IsDown(connection.Bank.Id, connection.Method, at) ? FailureCatalogue.ServiceUnavailable
            : !random.Chance(FailureShare) ? null
            : random.Pick(random.Chance(0.8) ? FailureCatalogue.Common : FailureCatalogue.Rare);
    }

    private static void Add(
        UserState user, Connection connection, DateTimeOffset at, JobFailure? failure, ref SeededRandom random, bool isFirst = false) =>
        AddPlan(user, connection, at, JobPlanner.Plan(connection.Connector, challenge: false, failure, ref random), isFirst);

    /// <summary>A slow bank: under way for seconds, and for minutes to come.</summary>
    private void AddRunning(UserState user, Connection connection, bool isFirst, ref SeededRandom random)
    {
        List<PlannedStep> steps =
        [
            new(StepTitle.VerifyCredentials, TimeSpan.FromSeconds(random.Between(3, 30))),
            new(StepTitle.RetrieveAccounts, TimeSpan.FromSeconds(random.Between(10, 240))),
            new(StepTitle.RetrieveTransactions, TimeSpan.FromSeconds(random.Between(120, 1500))),
        ];
        AddPlan(user, connection, start.AddSeconds(-random.Between(2, 60)), steps, isFirst);
    }

    private static void AddPlan(UserState user, Connection connection, DateTimeOffset at, IReadOnlyList<PlannedStep> steps, bool isFirst)
    {
        var number = user.NextJobNumber;
        user.Jobs.Add(new Job(user.JobId(number, 0), connection.Ordinal, at, at, steps) { Number = number, IsFirst = isFirst });
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
