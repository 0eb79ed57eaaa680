using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>One row for every documented code (api-facts, section 4).</summary>
public sealed class CodeDiagnosisTests
{
    [Theory]
    [InlineData("invalid-credentials", Cause.WrongLogin, ActionOwner.Customer, RetryKind.Reconnect, false)]
    [InlineData("account-not-accessible-requires-user-action", Cause.MessageAtBank, ActionOwner.Customer, RetryKind.RefreshAfterCustomer, false)]
    [InlineData("user-action-required", Cause.MessageAtBank, ActionOwner.Customer, RetryKind.RefreshAfterCustomer, false)]
    [InlineData("authorization-failed", Cause.AuthorisationDeclined, ActionOwner.Customer, RetryKind.Reconnect, false)]
    [InlineData("invalid-username-or-password", Cause.WrongLogin, ActionOwner.Customer, RetryKind.Reconnect, false)]
    [InlineData("locked-account", Cause.AccountLocked, ActionOwner.Customer, RetryKind.RefreshAfterCustomer, false)]
    [InlineData("multifactor-required", Cause.UnsupportedSecurity, ActionOwner.Customer, RetryKind.Reconnect, false)]
    [InlineData("incomplete-job", Cause.IncompleteData, ActionOwner.Bank, RetryKind.Wait, true)]
    [InlineData("service-unavailable", Cause.BankUnavailableRetried, ActionOwner.Bank, RetryKind.BasiqRetries, true)]
    [InlineData("maintenance", Cause.BankMaintenance, ActionOwner.Bank, RetryKind.Wait, true)]
    [InlineData("maintenance-error", Cause.BankMaintenance, ActionOwner.Bank, RetryKind.Wait, true)]
    [InlineData("temporary-unavailable", Cause.BankMaintenance, ActionOwner.Bank, RetryKind.Wait, true)]
    [InlineData("institution-not-available", Cause.BankMaintenance, ActionOwner.Bank, RetryKind.Wait, true)]
    [InlineData("system-unavailable", Cause.BasiqUnavailable, ActionOwner.Basiq, RetryKind.Wait, true)]
    [InlineData("connector-error", Cause.ConnectorBroken, ActionOwner.Basiq, RetryKind.Wait, true)]
    [InlineData("institution-disabled", Cause.BankNotOffered, ActionOwner.Basiq, RetryKind.Never, false)]
    [InlineData("institution-not-found", Cause.BankNotOffered, ActionOwner.Basiq, RetryKind.Never, false)]
    [InlineData("invalid-connection", Cause.ConnectionUnusable, ActionOwner.Basiq, RetryKind.Never, false)]
    [InlineData("job-timed-out", Cause.TimedOut, ActionOwner.Basiq, RetryKind.Never, false)]
    [InlineData("unknown-error", Cause.UnknownToBasiq, ActionOwner.Basiq, RetryKind.Never, false)]
    [InlineData("too-many-requests", Cause.TooManyRequests, ActionOwner.Us, RetryKind.Wait, true)]
    [InlineData("bank-statement-invalid", Cause.StatementUnreadable, ActionOwner.Customer, RetryKind.Upload, false)]
    [InlineData("bank-statement-parsing-error", Cause.StatementUnreadable, ActionOwner.Customer, RetryKind.Upload, false)]
    [InlineData("bank-statement-not-supported", Cause.StatementUnsupported, ActionOwner.Customer, RetryKind.Upload, false)]
    [InlineData("bank-statement-new-product", Cause.StatementNew, ActionOwner.Basiq, RetryKind.Never, false)]
    [InlineData("invalid-csv-row", Cause.FileLayout, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("row-count-exceeded", Cause.FileLayout, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("empty-file", Cause.FileLayout, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("missing-required-field", Cause.FileLayout, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("missing-required-field-value", Cause.FileLayout, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("invalid-field-value", Cause.FileLayout, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("account-data-differs", Cause.FileContradicts, ActionOwner.Us, RetryKind.Upload, false)]
    [InlineData("txn-after-last-updated-date", Cause.FileContradicts, ActionOwner.Us, RetryKind.Upload, false)]
    public void Failure_WithDocumentedCode_NamesCauseOwnerAndRetry(string code, Cause cause, ActionOwner owner, RetryKind retry, bool canClearItself)
    {
        var situation = Case.WithFailure(code, step: "retrieve-accounts");

        var diagnosis = Case.Diagnose(situation);

        Assert.Equal((cause, owner, retry, canClearItself), (diagnosis.Cause, diagnosis.Owner, diagnosis.Retry.Kind, diagnosis.CanClearItself));
        Assert.Equal(new BasiqError("retrieve-accounts", code, null, null), diagnosis.Error);
        Assert.True(CodeTable.Knows(code));
    }

    [Theory]
    [InlineData("Account is locked", null, Cause.AccountLocked)]
    [InlineData("Cannot login", "The user is LOCKED OUT of internet banking", Cause.AccountLocked)]
    [InlineData(null, "Access has been suspended by the bank.", Cause.AccountLocked)]
    [InlineData("Cannot login", "Your access is blocked. Contact your bank.", Cause.AccountLocked)]
    [InlineData("Unsupported multi-factor authentication", "The method is not supported.", Cause.UnsupportedSecurity)]
    [InlineData(null, "There is an MFA challenge that is not supported", Cause.UnsupportedSecurity)]
    [InlineData("Cannot login", "Enter the one-time password", Cause.UnsupportedSecurity)]
    [InlineData("Cannot login", "Your account was unlocked; sign in again.", Cause.WrongLogin)]
    [InlineData("Cannot login to target institution, check credentials.", "Please check credentials and try again.", Cause.WrongLogin)]
    [InlineData(null, null, Cause.WrongLogin)]
    public void InvalidCredentials_AreToldApart_ByTheirWords(string? title, string? detail, Cause cause)
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("invalid-credentials", title, detail));

        Assert.Equal(cause, diagnosis.Cause);
        Assert.Equal(ActionOwner.Customer, diagnosis.Owner);
    }

    [Theory]
    [InlineData("Temporarily unavailable: the bank blocked requests from this network.", Cause.BankMaintenance, ActionOwner.Bank)]
    [InlineData("The bank blocked requests from this network.", Cause.ConnectorBroken, ActionOwner.Basiq)]
    public void InvalidCredentials_WithoutTheLoginAtFault_IsNotTheCustomers(string detail, Cause cause, ActionOwner owner)
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("invalid-credentials", "Cannot login", detail));

        Assert.Equal((cause, owner), (diagnosis.Cause, diagnosis.Owner));
    }

    [Theory]
    [InlineData("access_denied", Cause.AuthorisationDeclined, ActionOwner.Customer)]
    [InlineData(null, Cause.AuthorisationDeclined, ActionOwner.Customer)]
    [InlineData("server_error", Cause.BankFailedAtSignIn, ActionOwner.Bank)]
    [InlineData("The bank answered temporarily_unavailable", Cause.BankFailedAtSignIn, ActionOwner.Bank)]
    [InlineData("invalid_scope", Cause.ConnectorBroken, ActionOwner.Basiq)]
    public void AuthorizationFailed_IsReadWithItsDetail(string? detail, Cause cause, ActionOwner owner)
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("authorization-failed", "Authorization failed", detail) with { Connection = Case.Connection(ConnectionStatus.Invalid) });

        Assert.Equal((cause, owner), (diagnosis.Cause, diagnosis.Owner));
        Assert.Equal(cause == Cause.ConnectorBroken ? RetryKind.Wait : RetryKind.Reconnect, diagnosis.Retry.Kind);
    }

    [Theory]
    [InlineData("service-unavailable")]
    [InlineData("maintenance")]
    public void QueuedConnection_HasOneAdvice_ThatOfTheQueue(string code)
    {
        var diagnosis = Case.Diagnose(Case.WithFailure(code) with { IsQueued = true, BankStatus = ConnectorStatus.Operational });

        Assert.Equal((RetryKind.Queued, "Nothing: the recovery queue sees to it."), (diagnosis.Retry.Kind, diagnosis.NextStep));
    }

    [Theory]
    [InlineData(20, "Wait, and look at the bank's state before anything else is done.", "Leave it until")]
    [InlineData(26, "If Hooli Bank works now, refresh once; if that fails again, copy the support bundle and send it to Basiq's support.", "The wait is over.")]
    public void Wait_ThatIsOver_IsNotAskedForAnyMore(int hours, string nextStep, string retry)
    {
        var diagnosis = Case.Diagnose(Case.Healthy with { Jobs = [Case.Failed("maintenance", TimeSpan.FromHours(hours))] });

        Assert.Equal(nextStep, diagnosis.NextStep);
        Assert.StartsWith(retry, diagnosis.Retry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void BasiqsOwnRetry_BesideABankThatWorks_IsExplained()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("service-unavailable") with { BankStatus = ConnectorStatus.Operational });

        Assert.StartsWith("Hooli Bank is reported operational, and Basiq's own retry is still to come. Basiq retries every 2 hours until", diagnosis.Retry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void JobTimedOut_AtTheChallenge_IsTheCustomersToAnswer()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("job-timed-out", step: "mfa-challenge"));

        Assert.Equal(Cause.ChallengeUnanswered, diagnosis.Cause);
        Assert.Equal(ActionOwner.Customer, diagnosis.Owner);
        Assert.EndsWith("Tell us when it suits you, and we will start it.", diagnosis.CustomerText, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownCode_IsShownRaw_AndIsOurs()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("Flux-Capacitor-Error", "Flux", "88 mph"));

        Assert.Equal(Cause.UnknownCode, diagnosis.Cause);
        Assert.Equal(ActionOwner.Us, diagnosis.Owner);
        Assert.Equal(RetryKind.Never, diagnosis.Retry.Kind);
        Assert.Equal(new BasiqError("verify-credentials", "flux-capacitor-error", "Flux", "88 mph"), diagnosis.Error);
        Assert.False(CodeTable.Knows("flux-capacitor-error"));
    }

    [Fact]
    public void Failure_WithoutAResult_IsReportedToBasiq()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure(null));

        Assert.Equal(Cause.UnknownToBasiq, diagnosis.Cause);
        Assert.Equal(ActionOwner.Basiq, diagnosis.Owner);
        Assert.Equal(new BasiqError("verify-credentials", null, null, null), diagnosis.Error);
    }
}
