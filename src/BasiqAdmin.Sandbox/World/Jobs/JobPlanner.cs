using BasiqAdmin.Sandbox.World.Banks;
using BasiqAdmin.Sandbox.World.Seeding;

namespace BasiqAdmin.Sandbox.World.Jobs;

internal static class JobPlanner
{
    public static IReadOnlyList<PlannedStep> Plan(Connector connector, bool challenge, JobFailure? failure, ref SeededRandom random)
    {
        var average = connector.Durations ?? Connector.UnknownDurations;
        List<PlannedStep> steps =
        [
            new(StepTitle.VerifyCredentials, About(average.VerifyCredentials, ref random)),
            new(StepTitle.RetrieveAccounts, About(average.RetrieveAccounts, ref random)),
            new(StepTitle.RetrieveTransactions, About(average.RetrieveTransactions, ref random)),
        ];
        if (challenge)
        {
            steps.Insert(1, new PlannedStep(StepTitle.MfaChallenge, TimeSpan.Zero));
        }

        return [.. steps.Select(step => step.Title == failure?.Step ? step with { Failure = failure } : step)];
    }

    private static TimeSpan About(int averageMs, ref SeededRandom random) =>
        TimeSpan.FromMilliseconds(averageMs * random.Between(70, 131) / 100);
}
