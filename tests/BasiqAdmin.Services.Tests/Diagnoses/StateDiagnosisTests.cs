using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Testing.Jobs;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>One row for every state of a connection, a consent and a job that is under way.</summary>
public sealed class StateDiagnosisTests
{
    [Theory]
    [InlineData("active", null, null)]
    [InlineData("invalid", Cause.ConnectionInvalid, ActionOwner.Customer)]
    [InlineData("pending", Cause.SettingUp, ActionOwner.Basiq)]
    [InlineData("pre-init", Cause.LeftUnfinished, ActionOwner.Customer)]
    [InlineData("init", Cause.LeftUnfinished, ActionOwner.Customer)]
    [InlineData("deleted", Cause.ConnectionDeleted, ActionOwner.Customer)]
    [InlineData("Revoked", Cause.ConnectionRevoked, ActionOwner.Customer)]
    [InlineData("frozen", Cause.UnknownConnectionState, ActionOwner.Us)]
    [InlineData(null, null, null)]
    public void Connection_WithoutJobs_IsJudgedByItsState(string? status, Cause? cause, ActionOwner? owner)
    {
        var diagnosis = Diagnosis.Of(Case.Healthy with { Connection = Case.Connection(ConnectionStatus.From(status)) });

        Assert.Equal((cause, owner), (diagnosis?.Cause, diagnosis?.Owner));
    }

    [Theory]
    [InlineData("active", null, null)]
    [InlineData("revoked", Cause.ConsentRevoked, ActionOwner.Customer)]
    [InlineData("expired", Cause.ConsentExpired, ActionOwner.Customer)]
    [InlineData("archived", Cause.UnknownConsentState, ActionOwner.Us)]
    [InlineData(null, null, null)]
    public void Consent_ThatIsNotActive_ComesFirst(string? status, Cause? cause, ActionOwner? owner)
    {
        var consent = Case.Consent(ConsentStatus.From(status));

        var diagnosis = Diagnosis.Of(Case.Healthy with { Consent = consent });
        var withFailure = Case.Diagnose(Case.WithFailure("connector-error") with { Consent = consent });

        Assert.Equal((cause, owner), (diagnosis?.Cause, diagnosis?.Owner));
        Assert.Equal(cause ?? Cause.ConnectorBroken, withFailure.Cause);
    }

    [Fact]
    public void Consent_PastItsEnd_HasRunOut()
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { Consent = Case.Consent(ConsentStatus.Active, Case.Now) });

        Assert.Equal((Cause.ConsentExpired, Case.Now), (diagnosis.Cause, diagnosis.Since));
    }

    [Fact]
    public void Arrangement_PastItsEnd_HasToBeRenewed()
    {
        var ended = Case.Now.AddDays(-3);

        var diagnosis = Case.Diagnose(Case.Healthy with { Connection = Case.Connection(ConnectionStatus.Active, expiresAt: ended) });

        Assert.Equal((Cause.ArrangementExpired, ActionOwner.Customer, ended), (diagnosis.Cause, diagnosis.Owner, diagnosis.Since));
        Assert.Equal(RetryKind.Reconnect, diagnosis.Retry.Kind);
    }

    [Theory]
    [InlineData("verify-credentials", Cause.UnderWay, ActionOwner.Basiq)]
    [InlineData("mfa-challenge", Cause.ChallengeWaiting, ActionOwner.Customer)]
    public void RunningJob_IsJudgedByItsStep(string step, Cause cause, ActionOwner owner)
    {
        var job = new JobBuilder(Case.Now.AddMinutes(-1)).RunningIn(step).Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [job, Case.Failed("connector-error", TimeSpan.FromDays(1))] });

        Assert.Equal((cause, owner, job.Id), (diagnosis.Cause, diagnosis.Owner, diagnosis.JobId));
        Assert.Equal(RetryKind.Wait, diagnosis.Retry.Kind);
        Assert.Equal(cause == Cause.UnderWay, diagnosis.CanClearItself);
    }

    [Fact]
    public void QueuedJob_BesideOneWithTheSameLogin_SaysWhenItGoesOn()
    {
        var other = new JobBuilder(Case.Now.AddMinutes(-5)).RunningIn("retrieve-accounts").Build();
        var queued = new JobBuilder(Case.Now.AddMinutes(-4)).Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [queued], SameLoginJob = other });

        Assert.Equal(Cause.Paused, diagnosis.Cause);
        Assert.Equal(new RetryAdvice(RetryKind.Wait, Case.Now.AddMinutes(2), "It goes on at 20 November 2026, 18:06 UTC at the latest."), diagnosis.Retry);
        Assert.Contains("may use the same login", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(4, false)]
    public void QueuedJob_AfterThePauseOrAlone_IsUnderWay(int minutesAgo, bool hasOther)
    {
        var other = new JobBuilder(Case.Now.AddMinutes(-7)).RunningIn("retrieve-accounts").Build();
        var queued = new JobBuilder(Case.Now.AddMinutes(-minutesAgo)).Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [queued], SameLoginJob = hasOther ? other : null });

        Assert.Equal(Cause.UnderWay, diagnosis.Cause);
    }

    [Fact]
    public void Job_ThatHasNotMovedForADay_IsReported()
    {
        var job = new JobBuilder(Case.Now.AddDays(-2)).RunningIn("retrieve-accounts").UpdatedAt(Case.Now.AddHours(-25)).Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [job] });

        Assert.Equal((Cause.Stuck, ActionOwner.Basiq, RetryKind.Never), (diagnosis.Cause, diagnosis.Owner, diagnosis.Retry.Kind));
    }

    [Fact]
    public void ActiveConnection_OfABankThatIsDown_WaitsForTheBank()
    {
        var succeeded = new JobBuilder(Case.Now.AddHours(-20)).Succeeded().Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [succeeded], BankStatus = ConnectorStatus.MajorOutage });

        Assert.Equal((Cause.BankDown, RetryKind.WaitForBank), (diagnosis.Cause, diagnosis.Retry.Kind));
    }

    [Fact]
    public void ActiveConnection_WhoseNewestJobSucceeded_IsFine()
    {
        var jobs = new[] { new JobBuilder(Case.Now.AddHours(-1)).Succeeded().Build(), Case.Failed("connector-error", TimeSpan.FromDays(1)) };

        Assert.Null(Diagnosis.Of(Case.Healthy with { Jobs = jobs }));
        Assert.Null(Diagnosis.Of(new Situation(Case.Now)));
    }
}
