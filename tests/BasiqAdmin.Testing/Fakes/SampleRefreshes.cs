using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Verdicts and answers for component tests.</summary>
public static class SampleRefreshes
{
    /// <summary>The green light.</summary>
    public static RefreshVerdict Allowed() => new([Passed(RefreshRule.Active, "Its status is active."), Passed(RefreshRule.BankHealth, "Pied Piper is operational.")], Sample.Now);

    /// <summary>Against it: an outage, of which nobody knows the end.</summary>
    public static RefreshVerdict Blocked() => new(
        [
            Passed(RefreshRule.Active, "Its status is active."),
            new RefreshCheck(RefreshRule.BankHealth, CheckOutcome.Blocked, "Pied Piper is in a major outage.") { AllowedAgain = "Not known: when the bank is operational again." },
        ],
        Sample.Now);

    /// <summary>Against it for another 38 minutes, unless somebody overrides it.</summary>
    public static RefreshVerdict Advised() => new(
        [
            Passed(RefreshRule.Active, "Its status is active."),
            new RefreshCheck(RefreshRule.MinimumInterval, CheckOutcome.AdvisedAgainst, "Its data was fetched; Ota asked for it.")
            {
                SeenAt = Sample.Now.AddMinutes(-22),
                AllowedAgainAt = Sample.Now.AddMinutes(38),
                AllowedAgain = "The bank is left alone until then.",
            },
        ],
        Sample.Now);

    /// <summary>The green light of an open-banking connection with so many refreshes used.</summary>
    public static RefreshVerdict OpenBanking(int used) => new(
        [Passed(RefreshRule.Active, "Its status is active."), Passed(RefreshRule.OpenBankingQuota, $"At least {used} of 20 today.")],
        Sample.Now) { Quota = new RefreshQuota(used, 20, Sample.Now) };

    /// <summary>Basiq made a job.</summary>
    public static RefreshAnswer Started() => new(RefreshAnswerKind.Started, "Basiq fetches the data again.") { JobId = Sample.JobId, By = "Mira", Verdict = Allowed() };

    /// <summary>Somebody else's job.</summary>
    public static RefreshAnswer UnderWay() =>
        new(RefreshAnswerKind.UnderWay, "Ota asked for a refresh a moment ago. Nothing more was sent; this is that job.") { JobId = Sample.JobId, By = "Ota" };

    /// <summary>A check was against it.</summary>
    public static RefreshAnswer NotAllowed() => new(RefreshAnswerKind.NotAllowed, "Nothing was sent. The bank is in a major outage.") { Verdict = Blocked() };

    /// <summary>A refresh against advice that went out.</summary>
    public static RefreshRow Row() =>
        new(1, Sample.Now, "Mira", true, RefreshState.Started, "Basiq fetches the data again.", Advised().Checks, "Ticket 4711", Sample.JobId, false, null);

    private static RefreshCheck Passed(RefreshRule rule, string evidence) => new(rule, CheckOutcome.Passed, evidence);
}
