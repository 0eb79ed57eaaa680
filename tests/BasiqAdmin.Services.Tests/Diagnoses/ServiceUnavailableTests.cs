using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Jobs;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>One code, four meanings (handling-jobs).</summary>
public sealed class ServiceUnavailableTests
{
    [Fact]
    public void OnAnUpdate_BasiqRetriesForSevenDaysFromTheFirstFailure()
    {
        var jobs = new[] { Failed(TimeSpan.FromHours(1)), Failed(TimeSpan.FromHours(3)), Failed(TimeSpan.FromHours(5)), Succeeded(TimeSpan.FromDays(1)) };

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = jobs });

        Assert.Equal(Cause.BankUnavailableRetried, diagnosis.Cause);
        Assert.Equal(ActionOwner.Bank, diagnosis.Owner);
        Assert.Equal(new RetryAdvice(RetryKind.BasiqRetries, Case.Now.AddHours(-5).AddDays(7), "Basiq retries every 2 hours until 27 November 2026, 13:04 UTC. Do not refresh in the meantime."), diagnosis.Retry);
        Assert.Equal((3, Case.Now.AddHours(-5)), (diagnosis.Failures, diagnosis.Since));
        Assert.True(diagnosis.CanClearItself);
    }

    [Fact]
    public void OnAnUpdate_AfterSevenDays_IsReported()
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [Failed(TimeSpan.FromHours(1)), Failed(TimeSpan.FromDays(7))] });

        AssertReported(diagnosis);
    }

    [Fact]
    public void OnTheFirstJob_WaitsTenMinutesAndTriesOnce()
    {
        var situation = Case.Healthy with { Connection = Case.Connection(ConnectionStatus.Active, Case.Now.AddMinutes(-5)), Jobs = [Failed(TimeSpan.FromMinutes(4))] };

        var diagnosis = Case.Diagnose(situation);

        Assert.Equal((Cause.BankUnavailable, ActionOwner.Us), (diagnosis.Cause, diagnosis.Owner));
        Assert.Equal(new RetryAdvice(RetryKind.Refresh, Case.Now.AddMinutes(6), "Wait 10 minutes, then refresh once, not before 20 November 2026, 18:10 UTC."), diagnosis.Retry);
    }

    [Fact]
    public void OnTheFirstJob_AfterTheTenMinutes_TriesOnceNow()
    {
        var situation = Case.Healthy with { Connection = Case.Connection(ConnectionStatus.Active, Case.Now.AddMinutes(-30)), Jobs = [Failed(TimeSpan.FromMinutes(29))] };

        var diagnosis = Case.Diagnose(situation);

        Assert.Equal(new RetryAdvice(RetryKind.Refresh, Case.Now, "Refresh once now."), diagnosis.Retry);
    }

    [Fact]
    public void OnTheFirstJob_WithTheDaysRefreshesUsedUp_WaitsForTheNextDay()
    {
        var midnight = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);
        var situation = Case.Healthy with
        {
            Connection = Case.Connection(ConnectionStatus.Active, Case.Now.AddMinutes(-5)),
            Jobs = [Failed(TimeSpan.FromMinutes(4))],
            Quota = new RefreshQuota(20, 20, midnight),
        };

        var diagnosis = Case.Diagnose(situation);

        Assert.Equal(midnight, diagnosis.Retry.At);
    }

    [Fact]
    public void OnTheFirstJob_OfAConnectionThatStayedInactive_IsTheCustomersToRepeat()
    {
        var situation = Case.Healthy with { Connection = Case.Connection(ConnectionStatus.Invalid, Case.Now.AddMinutes(-5)), Jobs = [Failed(TimeSpan.FromMinutes(4))] };

        var diagnosis = Case.Diagnose(situation);

        Assert.Equal((Cause.BankUnavailableAtSetUp, ActionOwner.Customer), (diagnosis.Cause, diagnosis.Owner));
        Assert.Equal((RetryKind.Reconnect, Case.Now.AddMinutes(6)), (diagnosis.Retry.Kind, diagnosis.Retry.At));
    }

    [Fact]
    public void OnTheFirstJobs_TheThirdTime_IsReported()
    {
        var situation = Case.Healthy with
        {
            Connection = Case.Connection(ConnectionStatus.Active, Case.Now.AddMinutes(-50)),
            Jobs = [Failed(TimeSpan.FromMinutes(4)), Failed(TimeSpan.FromMinutes(20)), Failed(TimeSpan.FromMinutes(40))],
        };

        AssertReported(Case.Diagnose(situation));
    }

    [Fact]
    public void WhileTheBankIsDown_OnlyWaitingHelps()
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { BankStatus = ConnectorStatus.MajorOutage, Jobs = [Failed(TimeSpan.FromDays(8))] });

        Assert.Equal((Cause.BankDown, ActionOwner.Bank, RetryKind.WaitForBank), (diagnosis.Cause, diagnosis.Owner, diagnosis.Retry.Kind));
        Assert.Equal("Do not refresh before Hooli Bank works again.", diagnosis.Retry.Text);
    }

    [Theory]
    [InlineData("operational")]
    [InlineData("degraded-performance")]
    [InlineData("partial-outage")]
    [InlineData("under-maintenance")]
    [InlineData("something-new")]
    public void InAnyOtherStateOfTheBank_BasiqStillRetries(string status)
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { BankStatus = ConnectorStatus.From(status), Jobs = [Failed(TimeSpan.FromHours(1))] });

        Assert.Equal(Cause.BankUnavailableRetried, diagnosis.Cause);
    }

    [Fact]
    public void AfterOtherFailures_OnlyTheNewestRowCounts()
    {
        var jobs = new[] { Failed(TimeSpan.FromHours(1)), Case.Failed("connector-error", TimeSpan.FromDays(2)), Failed(TimeSpan.FromDays(9)) };

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = jobs });

        Assert.Equal((1, Case.Now.AddHours(-1)), (diagnosis.Failures, diagnosis.Since));
    }

    private static void AssertReported(Diagnosis diagnosis)
    {
        Assert.Equal((Cause.KeepsFailing, ActionOwner.Basiq, RetryKind.Never), (diagnosis.Cause, diagnosis.Owner, diagnosis.Retry.Kind));
        Assert.Contains("support bundle", diagnosis.NextStep, StringComparison.Ordinal);
        Assert.False(diagnosis.CanClearItself);
    }

    private static Job Failed(TimeSpan ago) => Case.Failed("service-unavailable", ago);

    private static Job Succeeded(TimeSpan ago) => new JobBuilder(Case.Now - ago).Succeeded().Build();
}
