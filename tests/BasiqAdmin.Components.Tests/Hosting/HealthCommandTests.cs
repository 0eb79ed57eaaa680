using BasiqAdmin.Hosting;

namespace BasiqAdmin.Components.Tests.Hosting;

public sealed class HealthCommandTests
{
    [Theory]
    [InlineData(null, null, "http://127.0.0.1:8080/health/ready")]
    [InlineData(null, "9000;9001", "http://127.0.0.1:9000/health/ready")]
    [InlineData("http://+:5000;http://+:5001", "9000", "http://127.0.0.1:5000/health/ready")]
    public void HealthCommand_Address_FollowsTheSettingsThatTheAppWasStartedWith(string? urls, string? ports, string expected)
    {
        var address = HealthCommand.Address(name => name is "ASPNETCORE_URLS" ? urls : ports);

        Assert.Equal(expected, address.ToString());
    }
}
