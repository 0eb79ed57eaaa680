using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Components.Pages.Banks;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Banks;

public sealed class BankStatusTests : ComponentTest
{
    [Theory]
    [InlineData("operational", "Operational")]
    [InlineData("degraded-performance", "Degraded performance")]
    [InlineData("partial-outage", "Partial outage")]
    [InlineData("major-outage", "Major outage")]
    [InlineData("under-maintenance", "Under maintenance")]
    [InlineData("on-holiday", "on-holiday")]
    public void Status_OfABank_IsInWordsAndLeadsToIt(string status, string expected)
    {
        var shown = Render<BankStatus>(parameters => parameters.Add(bank => bank.Bank, SampleConnectors.Hooli).Add(bank => bank.Status, ConnectorStatus.From(status)));

        Assert.Equal(expected, shown.Find("a[href='/connectors/AU00000']").Words());
    }

    [Fact]
    public void Status_ThatIsNotKnown_SaysSoAndLeadsNowhereWithoutABank()
    {
        var shown = Render<BankStatus>(parameters => parameters.Add(bank => bank.Status, null));

        Assert.Equal("Unknown", shown.Words());
        Assert.Empty(shown.FindAll("a"));
    }
}
