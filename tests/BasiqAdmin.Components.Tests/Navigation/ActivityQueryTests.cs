using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Components.Tests.Navigation;

public sealed class ActivityQueryTests
{
    [Fact]
    public void Address_OfEachPart_IsReadAsThatPart() => Assert.All(Enum.GetValues<ActivityFilter>(), part =>
        Assert.All(
            [AdminRoutes.User(Sample.UserId, part), AdminRoutes.UserPurge(Sample.UserId, Sample.ConnectionId, part), AdminRoutes.Connection(Sample.UserId, Sample.ConnectionId, part), AdminRoutes.ConnectionPurge(Sample.UserId, Sample.ConnectionId, part)],
            address => Assert.Equal(part, ActivityQuery.Read(QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost"), address).Query).GetValueOrDefault(ActivityQuery.Key)))));

    [Fact]
    public void Address_OfAll_NamesNoPart() => Assert.Equal(
        ($"/users/{Sample.UserId}", $"/users/{Sample.UserId}/connections/{Sample.ConnectionId}"),
        (AdminRoutes.User(Sample.UserId), AdminRoutes.Connection(Sample.UserId, Sample.ConnectionId)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("everything")]
    [InlineData("9")]
    public void Part_ThatIsMadeUp_IsAll(string? value) => Assert.Equal(ActivityFilter.All, ActivityQuery.Read(value));
}
