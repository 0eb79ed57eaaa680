using BasiqAdmin.Basiq.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Basiq.Tests.Http;

public sealed class BasiqOptionsTests
{
    [Fact]
    public void Settings_ComeFromTheSection_ThenFromTheCaller()
    {
        var options = Read(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Basiq:ApiKey"] = "key",
                ["Basiq:BaseUrl"] = "http://127.0.0.1:7070",
                ["Basiq:Timeout"] = "00:00:10",
            },
            options => options.RequestsPerSecond = 3);

        Assert.Equal("key", options.ApiKey);
        Assert.Equal(new Uri("http://127.0.0.1:7070"), options.BaseUrl);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Timeout);
        Assert.Equal(3, options.EffectiveRequestsPerSecond);
    }

    [Theory]
    [InlineData("https://au-api.basiq.io", 10)]
    [InlineData("http://localhost:5000", 200)]
    public void Rate_WhenNotSet_DependsOnWhereBasiqIs(string url, int rate) =>
        Assert.Equal(rate, new BasiqOptions { BaseUrl = new Uri(url) }.EffectiveRequestsPerSecond);

    [Theory]
    [InlineData("Basiq:ApiKey", "")]
    [InlineData("Basiq:ApiKey", "two words")]
    [InlineData("Basiq:ApiKey", "key\nX-Header: 1")]
    [InlineData("Basiq:BaseUrl", "http://au-api.basiq.io")]
    [InlineData("Basiq:BaseUrl", "/relative")]
    [InlineData("Basiq:BaseUrl", "ftp://localhost")]
    [InlineData("Basiq:RequestsPerSecond", "0")]
    [InlineData("Basiq:Timeout", "00:00:00")]
    public void BadSetting_IsRefused_NamingItsKeyButNotItsValue(string key, string value)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Basiq:ApiKey"] = "key", [key] = value };

        var exception = Assert.Throws<OptionsValidationException>(() => Read(settings, configure: null));

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
        Assert.True(value.Length == 0 || !key.EndsWith("ApiKey", StringComparison.Ordinal) || !exception.Message.Contains(value, StringComparison.Ordinal));
    }

    private static BasiqOptions Read(Dictionary<string, string?> settings, Action<BasiqOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging();
        services.AddBasiqClient(configure);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<BasiqOptions>>().Value;
    }
}
