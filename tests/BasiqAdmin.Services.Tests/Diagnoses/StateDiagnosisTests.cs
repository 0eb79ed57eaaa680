using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Testing.Jobs;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>One row for every state of a connection, a consent and a job that is under way.</summary>
public sealed class StateDiagnosisTests
{
    [Theory]
    [InlineData("active", null, null)]
    [InlineData("invalid", Cause.ConnectionInvalid, ActionOwner.Customer)]
    [InlineData("invalid-connection", Cause.ConnectionInvalid, ActionOwner.Customer)]
    [InlineData("pending", Cause.SetUpUnfinished, ActionOwner.Customer)]
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

    [Fact]
    public void Part_ThatCouldNotBeRead_LeavesItOpenWhetherSomethingIsWrong()
    {
        var readAt = Case.Now.AddHours(-3);
        var unread = new UnreadPart(BasiqPart.Jobs, "Basiq answered 500") { LastReadAt = readAt };

        var diagnosis = Case.Diagnose(Case.Healthy with { NotRead = [unread, new UnreadPart(BasiqPart.Consents, "Basiq answered 500")] });

        Assert.Equal((Cause.NotKnown, "Not known", ActionOwner.Us, readAt), (diagnosis.Cause, diagnosis.Title, diagnosis.Owner, diagnosis.LastReadAt));
        Assert.Equal((RetryKind.Wait, null, 0), (diagnosis.Retry.Kind, diagnosis.Retry.At, diagnosis.Failures));
        Assert.True(diagnosis.CanClearItself);
    }

    [Fact]
    public void Failure_ThatIsKnown_StaysOneWhenAPartCouldNotBeRead()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("invalid-credentials") with { NotRead = [new UnreadPart(BasiqPart.Consents, "Basiq answered 500")] });

        Assert.Equal(Cause.WrongLogin, diagnosis.Cause);
    }

    [Fact]
    public void Job_InAnUnknownState_IsNeitherUnderWayNorOver()
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [new JobBuilder(Case.Now.AddHours(-5)).WithId("job-7").InUnknownState().Build()] });

        Assert.Equal((Cause.UnknownJobState, ActionOwner.Us, "job-7"), (diagnosis.Cause, diagnosis.Owner, diagnosis.JobId?.Value));
        Assert.DoesNotContain("right now", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pending", 1, Cause.SettingUp, ActionOwner.Basiq)]
    [InlineData("pending", 61, Cause.SetUpUnfinished, ActionOwner.Customer)]
    [InlineData("init", 1, Cause.SettingUp, ActionOwner.Basiq)]
    [InlineData("init", 31, Cause.LeftUnfinished, ActionOwner.Customer)]
    [InlineData("pre-init", 1, Cause.CustomerConnecting, ActionOwner.Customer)]
    [InlineData("pre-init", 31, Cause.LeftUnfinished, ActionOwner.Customer)]
    public void Connection_ThatIsBeingSetUp_IsJudgedByItsAge(string status, int minutes, Cause cause, ActionOwner owner)
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { Connection = Case.Connection(ConnectionStatus.From(status), Case.Now.AddMinutes(-minutes)) });

        Assert.Equal((cause, owner), (diagnosis.Cause, diagnosis.Owner));
        Assert.Equal(cause is Cause.SettingUp, diagnosis.NextStep.Contains("usually within minutes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid", true)]
    [InlineData("pending", true)]
    [InlineData("active", false)]
    public void Connection_ThatANewerOneHasReplaced_AsksNobodyToAct(string status, bool isReplaced)
    {
        var newer = Case.Connection(ConnectionStatus.Active, Case.Now.AddDays(-1));
        var situation = Case.WithFailure("invalid-credentials") with { Connection = Case.Connection(ConnectionStatus.From(status)), Successor = newer };

        var diagnosis = Case.Diagnose(situation);

        Assert.Equal(isReplaced ? Cause.Superseded : Cause.WrongLogin, diagnosis.Cause);
        Assert.Equal(isReplaced ? newer.CreatedAt : situation.Jobs[0].CreatedAt, diagnosis.Since);
        Assert.Equal(isReplaced, diagnosis.CanClearItself);
        Assert.NotEqual(isReplaced, diagnosis.CustomerText.Contains("connect Hooli Bank again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(7, null, Cause.EndsSoon)]
    [InlineData(null, 7, Cause.EndsSoon)]
    [InlineData(8, 8, null)]
    public void PermissionThatEndsSoon_IsSaidWhileNothingIsWrong(int? arrangementDays, int? consentDays, Cause? cause)
    {
        var connection = Case.Connection(ConnectionStatus.Active, expiresAt: Case.Now.AddDays(arrangementDays ?? 90));
        var situation = Case.Healthy with { Connection = connection, Consent = Case.Consent(ConsentStatus.Active, Case.Now.AddDays(consentDays ?? 90)) };

        var diagnosis = Diagnosis.Of(situation);

        Assert.Equal(cause, diagnosis?.Cause);
        Assert.Equal(cause is null ? null : Case.Now.AddDays(7), diagnosis?.EndsAt);
    }

    [Theory]
    [InlineData(3, 90, "permission for Hooli Bank")]
    [InlineData(90, 3, "consent, which covers all their banks,")]
    public void WhatEndsSoon_IsNamed(int arrangementDays, int consentDays, string what)
    {
        var connection = Case.Connection(ConnectionStatus.Active, expiresAt: Case.Now.AddDays(arrangementDays));

        var diagnosis = Case.Diagnose(Case.Healthy with { Connection = connection, Consent = Case.Consent(ConsentStatus.Active, Case.Now.AddDays(consentDays)) });

        Assert.StartsWith($"Nothing is wrong yet, but the customer's {what} ends on ", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, 5, 5)]
    [InlineData(5, 9, 5)]
    [InlineData(null, 9, 9)]
    [InlineData(9, null, 9)]
    [InlineData(null, null, null)]
    public void End_IsTheFirstOfPermissionAndConsent(int? arrangementDays, int? consentDays, int? expected)
    {
        var connection = Case.Connection(ConnectionStatus.Active) with { ExpiresAt = In(arrangementDays) };
        var consent = Case.Consent(ConsentStatus.Active) with { ExpiresAt = In(consentDays) };

        Assert.Equal(In(expected), EndRules.EndOf(connection, consent));

        static DateTimeOffset? In(int? days) => days is { } some ? Case.Now.AddDays(some) : null;
    }

    [Fact]
    public void End_OfAWithdrawnConsent_IsWhenItWasWithdrawn()
    {
        var consent = Case.Consent(ConsentStatus.Revoked, Case.Now.AddDays(30)) with { RevokedAt = Case.Now.AddDays(-2) };

        Assert.Equal(Case.Now.AddDays(-2), EndRules.EndOf(Case.Connection(ConnectionStatus.Active), consent));
    }

    [Fact]
    public void FailureOfAConnectionThatEndsSoon_SaysBoth()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("connector-error") with { Connection = Case.Connection(ConnectionStatus.Active, expiresAt: Case.Now.AddDays(2)) });

        Assert.Equal((Cause.ConnectorBroken, Case.Now.AddDays(2)), (diagnosis.Cause, diagnosis.EndsAt));
    }

    [Theory]
    [InlineData(true, "The data of this connection was purged. The connection stays, and a refresh would fetch the data again.")]
    [InlineData(false, "The data of this connection may have been purged; nobody can tell what became of the purge. The connection stays, and a refresh would fetch the data again.")]
    public void PurgedData_IsSaid_WhateverFailedBefore(bool isCertain, string explanation)
    {
        var purged = new PurgeStatuses(null, Case.Now.AddHours(-1)) { IsCertain = isCertain };

        var diagnosis = Case.Diagnose(Case.WithFailure("connector-error") with { Purges = purged });

        Assert.Equal((Cause.DataPurged, purged.PurgedAt, explanation), (diagnosis.Cause, diagnosis.Since, diagnosis.Explanation));
        Assert.Equal((RetryKind.Never, "Do not refresh it unless the data is needed again."), (diagnosis.Retry.Kind, diagnosis.Retry.Text));
    }

    [Theory]
    [InlineData("unavailable", 40, "but its account is unavailable and has not been updated for 40 days.")]
    [InlineData("unavailable", 0, "but its account is unavailable and has not been updated for 0 days.")]
    [InlineData("available", 40, "but its account has not been updated for 40 days.")]
    [InlineData("available", 20, null)]
    public void Account_ThatBringsNothing_IsFoundUnderAConnectionThatWorks(string status, int days, string? found)
    {
        var diagnosis = Diagnosis.Of(Case.Healthy with { DataAsOf = Case.Now.AddHours(-2), Accounts = [Account(status, Case.Now.AddDays(-days))] });

        Assert.Equal(found is null ? null : Cause.AccountNotUpdated, diagnosis?.Cause);
        Assert.EndsWith(found ?? "", diagnosis?.Explanation ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void SomeAccounts_AreCounted()
    {
        Account[] accounts = [Account("available", Case.Now), Account("unavailable", null), Account("available", Case.Now.AddDays(-90))];

        var diagnosis = Case.Diagnose(Case.Healthy with { DataAsOf = Case.Now, Accounts = accounts });

        Assert.Equal("The connection works, but 2 of its 3 accounts are unavailable or have not been updated for 90 days.", diagnosis.Explanation);
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

    [Theory]
    [InlineData(61, null, "")]
    [InlineData(61, 32, " (32 s on average)")]
    [InlineData(59, 32, null)]
    [InlineData(119, 720, null)]
    [InlineData(121, 720, " (12 min on average)")]
    public void Job_ThatHasNotMovedForFarTooLong_IsReported(int minutes, int? usualSeconds, string? usual)
    {
        var job = new JobBuilder(Case.Now.AddDays(-2)).RunningIn("retrieve-accounts").UpdatedAt(Case.Now.AddMinutes(-minutes)).Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [job], UsualDuration = usualSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null });

        Assert.Equal(usual is null ? (Cause.UnderWay, RetryKind.Wait) : (Cause.Stuck, RetryKind.Never), (diagnosis.Cause, diagnosis.Retry.Kind));
        Assert.Equal(usual is null, diagnosis.NextStep.Contains("usually within minutes", StringComparison.Ordinal));
        Assert.EndsWith(usual is null ? "right now." : $"than jobs at Hooli Bank usually take{usual}.", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, Cause.ChallengeWaiting)]
    [InlineData(6, Cause.ChallengeUnanswered)]
    [InlineData(180, Cause.ChallengeUnanswered)]
    public void Challenge_RunsOut(int minutes, Cause cause)
    {
        var job = new JobBuilder(Case.Now.AddMinutes(-minutes)).RunningIn("mfa-challenge").Build();

        var diagnosis = Case.Diagnose(Case.Healthy with { Connection = Case.Connection(ConnectionStatus.Pending, Case.Now.AddMinutes(-minutes)), Jobs = [job] });

        Assert.Equal(cause, diagnosis.Cause);
        Assert.Equal(cause == Cause.ChallengeWaiting, diagnosis.CustomerText.Contains("now", StringComparison.Ordinal));
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

    private static Account Account(string status, DateTimeOffset? lastUpdatedAt) =>
        new(AccountId.Parse("account-1"), ConnectionId.Parse("connection-1"), null, "Savings", "savings", "AUD", status, lastUpdatedAt);
}
