using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>What must hold of every verdict, checked on 20,000 generated histories, each time from the raw facts.</summary>
public sealed class RefreshGuardPropertyTests
{
    private static readonly IReadOnlyList<(RefreshFacts Facts, RefreshVerdict Verdict)> All = Generate();

    private static IEnumerable<(RefreshFacts Facts, RefreshVerdict Verdict)> Green => All.Where(one => one.Verdict.IsAllowed);

    [Fact]
    public void GreenLight_IsGivenOften_ButNeverForAnInactiveConnection()
    {
        Assert.InRange(Green.Count(), 1000, 10_000);
        NeverGreen(1000, facts => facts.Connection.Status != ConnectionStatus.Active);
        NeverGreen(100, facts => facts.Connection.ExpiresAt <= facts.Now);
        NeverGreen(1000, facts => facts.Connection.Method == ConnectionMethod.Pdf || facts.Connection.Method == ConnectionMethod.Csv);
    }

    [Fact]
    public void GreenLight_IsNeverGivenInAMajorOutage() => NeverGreen(1000, facts => facts.Situation.BankStatus == ConnectorStatus.MajorOutage);

    [Fact]
    public void GreenLight_IsNeverGivenWhileAJobOrACallIsUnderWay()
    {
        NeverGreen(500, facts => facts.JobsOfUser.Any(job => job.ConnectionId == facts.Connection.Id && job.Status is JobStatus.Queued or JobStatus.Running));
        NeverGreen(500, facts => facts.BeingSent is not null);
    }

    [Fact]
    public void GreenLight_IsNeverGivenWhileAPurgeIsUnderWay() => NeverGreen(500, facts => facts.Purges.UnderWaySince is not null);

    [Fact]
    public void GreenLight_IsNeverGivenForPurgedData() => NeverGreen(1000, facts => facts.Purges.PurgedAt is not null);

    [Fact]
    public void GreenLight_IsNeverGivenOverQuota_ByAnyClock()
    {
        // A day may begin at any hour of any time zone: none of them may count 20 before this refresh.
        NeverGreen(100, facts => facts.Connection.Method == ConnectionMethod.OpenBanking
            && Enumerable.Range(0, 48).Any(half => UsedInDayThatBegan(facts, facts.Now.AddMinutes(-30 * half)) >= 20));
    }

    [Fact]
    public void GreenLight_IsNeverGivenWithinTheMinimumInterval()
    {
        NeverGreen(500, facts => facts.JobsOfUser.Any(job => job.ConnectionId == facts.Connection.Id && job.Status == JobStatus.Succeeded && job.UpdatedAt > facts.Now - RefreshCase.Interval));
        NeverGreen(20, facts => facts.JobsOfUser.Any(job => job.ConnectionId == facts.Connection.Id && job.Status == JobStatus.Failed && job.UpdatedAt > facts.Now.AddMinutes(-10)));
    }

    [Fact]
    public void GreenLight_IsNeverGivenWithoutConsent_OrWhileTheLoginMayBeInUse()
    {
        NeverGreen(1000, facts => facts.Situation.Consent is { } consent && consent.Status != ConsentStatus.Active);
        NeverGreen(100, facts => facts.JobsOfUser.Any(job => job.ConnectionId != facts.Connection.Id && job.InstitutionId == facts.Connection.InstitutionId && job.Status is JobStatus.Queued or JobStatus.Running));
    }

    [Fact]
    public void GreenLight_IsNeverGivenWhereAPartCouldNotBeRead()
    {
        NeverGreen(100, facts => facts.Situation.Unread(BasiqPart.Jobs) is not null);
        NeverGreen(20, facts => facts.Situation.Unread(BasiqPart.Consents) is not null && facts.Situation.Consent is null);
        NeverGreen(20, facts => facts.Situation.Unread(BasiqPart.Banks) is not null && facts.Situation.BankStatus == default);
    }

    [Fact]
    public void GreenLight_NeverContradictsTheDiagnosis()
    {
        // That a permission ends soon says nothing against a refresh today.
        var advised = Green.Select(one => Diagnosis.Of(one.Facts.Situation)).OfType<Diagnosis>().Where(diagnosis => diagnosis.Cause != Cause.EndsSoon).ToList();

        Assert.True(advised.Count > 50);
        Assert.All(advised, diagnosis => Assert.True(diagnosis.Retry.Kind is RetryKind.Refresh or RetryKind.RefreshAfterCustomer or RetryKind.Wait, $"{diagnosis.Cause}: {diagnosis.Retry}"));
        Assert.DoesNotContain(advised, diagnosis => diagnosis.Retry.At > RefreshCase.Now);
    }

    [Fact]
    public void AdviceToRefreshNow_IsNeverAgainstTheGuardsPaceQuotaOrBank()
    {
        var advised = All.Where(one => Diagnosis.Of(one.Facts.Situation) is { Retry: { Kind: RetryKind.Refresh, At: var at } } && at <= one.Facts.Now).ToList();
        RefreshRule[] shared = [RefreshRule.Active, RefreshRule.Consent, RefreshRule.MinimumInterval, RefreshRule.BankHealth, RefreshRule.LastFailure];

        Assert.True(advised.Count > 10);
        Assert.All(advised, one => Assert.DoesNotContain(one.Verdict.Against, check => shared.Contains(check.Rule)));
    }

    [Fact]
    public void EveryVerdictAgainst_HasEvidenceAndSaysWhenItIsAllowedAgain()
    {
        var against = All.SelectMany(one => one.Verdict.Against.Select(check => (check, one.Facts.Now))).ToList();

        Assert.All(against, one => Assert.NotEmpty(one.check.Evidence));
        Assert.All(against, one => Assert.False(string.IsNullOrWhiteSpace(one.check.AllowedAgain)));
        Assert.DoesNotContain(against, one => one.check.AllowedAgainAt <= one.Now);
        Assert.All(against.Where(one => one.check.AllowedAgainAt is null), one => Assert.Matches("^(Not known|Never)", one.check.AllowedAgain));
    }

    [Fact]
    public void EveryRule_DecidesAloneSomewhere()
    {
        var alone = All.Where(one => one.Verdict.Against.Count == 1).Select(one => one.Verdict.Against[0].Rule).ToHashSet();

        Assert.Empty(Enum.GetValues<RefreshRule>().Except(alone));
    }

    [Fact]
    public void Verdict_OfTheSameFacts_IsTheSame() =>
        Assert.All(All.Take(2000), one => Assert.Equal(one.Verdict.Checks, RefreshGuard.Judge(one.Facts).Checks));

    private static void NeverGreen(int atLeast, Func<RefreshFacts, bool> isWrong)
    {
        var wrong = All.Where(one => isWrong(one.Facts)).ToList();

        Assert.True(wrong.Count >= atLeast, $"Only {wrong.Count} histories of this kind.");
        Assert.DoesNotContain(wrong, one => one.Verdict.IsAllowed);
    }

    private static int UsedInDayThatBegan(RefreshFacts facts, DateTimeOffset begin) =>
        facts.JobsOfUser.Count(job => job.ConnectionId == facts.Connection.Id && job.CreatedAt >= begin && begin > facts.Now.AddDays(-1));

    private static List<(RefreshFacts, RefreshVerdict)> Generate()
    {
        var random = new RandomHistory(386);
        return [.. Enumerable.Range(0, 20_000).Select(_ => random.Next()).Select(facts => (facts, RefreshGuard.Judge(facts)))];
    }
}
