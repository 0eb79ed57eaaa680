using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Tests.Diagnoses;

public sealed class TimeInTextTests
{
    private static readonly TimeZoneInfo Sydney = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney");

    [Fact]
    public void Sentence_IsShownInTheReadersZone()
    {
        var text = $"Leave it until {TimeInText.Of(Case.Now)}, then look again.";

        Assert.Equal("Leave it until 20 November 2026, 18:04 UTC, then look again.", TimeInText.In(text, TimeZoneInfo.Utc));
        Assert.Equal("Leave it until 21 November 2026, 5:04 am AEDT, then look again.", TimeInText.In(text, Sydney));
    }

    [Theory]
    [InlineData("Nothing to try while it is under way.")]
    [InlineData("Not a time: 99 Smarch 2026, 18:04 UTC.")]
    [InlineData("")]
    public void Sentence_WithoutATime_StaysAsItIs(string text)
    {
        Assert.Equal(text, TimeInText.In(text, Sydney));
    }
}
