using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Activities;

namespace BasiqAdmin.Services.Tests.Activities;

public sealed class ConsentActivitiesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("active", 30, null, "30:Ends -10:Given")]
    [InlineData("active", 0, null, "0:Ended -10:Given")]
    [InlineData("active", null, null, "-10:Given")]
    [InlineData("expired", -2, null, "-2:Ended -10:Given")]
    [InlineData("expired", 30, null, "-1:Ended -10:Given")]
    [InlineData("expired", null, null, "-1:Ended -10:Given")]
    [InlineData("revoked", 30, -3, "-3:Revoked -10:Given")]
    [InlineData("revoked", 30, null, "-1:Revoked -10:Given")]
    [InlineData("paused", 30, null, "30:Ends -10:Given")]
    public void Consent_TellsWhenItWasGivenAndHowItEnds(string status, int? ends, int? revoked, string expected)
    {
        Assert.Equal(expected, Lines(Consent(status, given: -10, ends, revoked)));
    }

    [Fact]
    public void Consents_OfOneUser_LieInOneOrder()
    {
        Assert.Equal("50:Ends -5:Revoked -6:Given -20:Given", Lines(Consent("revoked", given: -20, ends: null, revoked: -5), Consent("active", given: -6, ends: 50, revoked: null)));
    }

    [Fact]
    public void Consent_WithoutTimes_TellsNothing()
    {
        Assert.Empty(ConsentActivities.Of([Consent("revoked", given: -1, ends: null, revoked: null) with { CreatedAt = null, UpdatedAt = null }], Now));
    }

    private static string Lines(params Consent[] consents) => string.Join(' ', ConsentActivities.Of(consents, Now).Select(one => $"{(one.At - Now).TotalDays}:{one.Kind}"));

    private static Consent Consent(string status, int given, int? ends, int? revoked) =>
        new(ConsentId.Parse("consent-1"), ConsentStatus.From(status), Now.AddDays(given), Now.AddDays(-1), At(ends), At(revoked), "user", "Payments", null, null, [], null, null);

    private static DateTimeOffset? At(int? days) => days is { } ahead ? Now.AddDays(ahead) : null;
}
