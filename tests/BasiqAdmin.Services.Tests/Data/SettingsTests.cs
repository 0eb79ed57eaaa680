using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Tests.Data;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Storage:ConnectionString", "")]
    [InlineData("Directory:Concurrency", "0")]
    [InlineData("Directory:SyncAfter", "00:00:10")]
    [InlineData("Search:PhoneRegion", "XX")]
    [InlineData("Search:PhoneRegion", "001")]
    [InlineData("Search:PhoneRegion", "")]
    [InlineData("Connectors:PollInterval", "00:00:10")]
    [InlineData("Connectors:PollInterval", "02:00:00")]
    [InlineData("Retention:Connectors", "90")]
    [InlineData("Recovery:OperationalFor", "2.00:00:00")]
    [InlineData("Recovery:Stagger", "00:00:01")]
    [InlineData("Retention:Recovery", "1")]
    public void Setting_ThatIsWrong_IsNamedAtStart(string key, string value)
    {
        using var provider = Provide(new() { [key] = value });

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(key, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_ThatAreAbsent_HaveDefaults()
    {
        using var provider = Provide([]);

        provider.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal("Data Source=data/basiqadmin.db", provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString);
        Assert.Equal(TimeSpan.FromDays(1), provider.GetRequiredService<IOptions<DirectoryOptions>>().Value.SyncAfter);
    }

    private static ServiceProvider Provide(Dictionary<string, string?> settings)
    {
        settings["Basiq:ApiKey"] = "any-key";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddBasiqAdminServices(configuration).BuildServiceProvider();
    }
}
