using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Tests.Diagnoses;

/// <summary>What staff and customers read.</summary>
public sealed class DiagnosisTextsTests
{
    private static readonly string[] Jargon =
        ["basiq", "job", "connector", "credential", "refresh", "mfa", "api", "token", "step", "institution", "endpoint", "id", "webhook", "scope", "consent"];

    public static TheoryData<Cause> Causes => [.. Enum.GetValues<Cause>()];

    [Theory]
    [MemberData(nameof(Causes))]
    public void EveryCause_HasWholeSentencesForBoth(Cause cause)
    {
        var finding = Catalogue.Of(cause);

        Assert.All(
            new[] { finding.Explanation, finding.NextStep, finding.CustomerText },
            text => Assert.Matches(@"^(\{Bank\}|[A-Z]).+\.$", text));
        Assert.DoesNotMatch(@"[.{}]|^\s*$", finding.Title);
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public void CustomerText_IsPlainEnglish(Cause cause)
    {
        var finding = Catalogue.Of(cause);

        Assert.All(
            new[] { finding.CustomerText, finding.CustomerThen },
            text => Assert.Empty(text.Split(' ', ',', '.', ':', '-', '?').Select(word => word.ToLowerInvariant().TrimEnd('s')).Intersect(Jargon)));
    }

    [Fact]
    public void CustomerText_NamesTheBank()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("user-action-required"));

        Assert.Equal(
            "Please sign in to Hooli Bank's internet banking in a browser, open your accounts and transactions, and answer any message that appears. Tell us when that is done, and we will fetch your data again.",
            diagnosis.CustomerText);
        Assert.Equal("Hooli Bank shows this customer a message or new terms that only they can answer.", diagnosis.Explanation);
    }

    [Fact]
    public void Texts_WithoutTheBanksName_SayBank()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("invalid-credentials", "Account is locked") with { BankName = " " });

        Assert.StartsWith("Your bank has locked your access", diagnosis.CustomerText, StringComparison.Ordinal);
        Assert.StartsWith("The bank has locked the customer's access", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void CustomerText_ForAnInactiveConnection_EndsWithConnectingAgain()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("user-action-required") with { Connection = Case.Connection(ConnectionStatus.Invalid) });

        Assert.EndsWith("When that is done, please connect Hooli Bank again in our app.", diagnosis.CustomerText, StringComparison.Ordinal);
        Assert.Equal(RetryKind.Reconnect, diagnosis.Retry.Kind);
    }

    [Fact]
    public void CustomerText_WhileTheBankIsDown_AsksToWaitWithIt()
    {
        var diagnosis = Case.Diagnose(Case.WithFailure("invalid-credentials") with { BankStatus = ConnectorStatus.MajorOutage });

        Assert.EndsWith("Hooli Bank has a disruption at the moment, so please do this once it is over.", diagnosis.CustomerText, StringComparison.Ordinal);
        Assert.Equal((ActionOwner.Customer, RetryKind.WaitForBank), (diagnosis.Owner, diagnosis.Retry.Kind));
    }
}
