using BasiqAdmin.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Components.Tests.Hosting;

public sealed class StartRulesTests
{
    private const string Loopback = "http://127.0.0.1:7070";
    private const string Basiq = "https://au-api.basiq.io";

    [Theory]
    [InlineData("Development", "", null, true)]
    [InlineData("Development", "", Basiq, true)]
    [InlineData("Development", "key", null, false)]
    [InlineData("Development", "", Loopback, false)]
    [InlineData("Production", "", null, false)]
    public void StartRules_EmbeddedSandbox_IsWantedWithoutAKeyWhileDeveloping(string environment, string key, string? baseUrl, bool isWanted)
    {
        var settings = Settings(key, baseUrl);

        Assert.Equal(isWanted, StartRules.WantsEmbeddedSandbox(settings, new Place(environment)));
    }

    [Fact]
    public void StartRules_WithoutAKeyOutsideDevelopment_RefuseAndNameTheKey()
    {
        var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(Settings(key: "", baseUrl: null), new Place("Production")));

        Assert.StartsWith("Basiq:ApiKey is not set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StartRules_BeyondLoopbackWithoutSignIn_RefuseAndNameTheMissingSetting()
    {
        var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(Settings("key", Basiq), new Place("Development")));

        Assert.StartsWith("SignIn:Authority is not set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StartRules_BeyondLoopbackWithHalfASignIn_NameTheOtherHalf()
    {
        var settings = Settings("key", Basiq, ("SignIn:Authority", "https://id.example"));

        var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(settings, new Place("Production")));

        Assert.StartsWith("SignIn:ClientId is not set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StartRules_BeyondLoopbackWithSignIn_SayThatItIsNotThereYet()
    {
        var settings = Settings("key", Basiq, ("SignIn:Authority", "https://id.example"), ("SignIn:ClientId", "admin"));

        var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(settings, new Place("Production")));

        Assert.Contains("no real sign-in yet", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "")]
    [InlineData("Development", "key")]
    [InlineData("Production", "key")]
    public void StartRules_OnLoopback_LetTheAppStart(string environment, string key)
    {
        var refusal = Record.Exception(() => StartRules.Check(Settings(key, Loopback), new Place(environment)));

        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://127.0.0.1")]
    public void StartRules_WithAMalformedBaseUrl_RefuseAndNameIt(string baseUrl)
    {
        var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(Settings("key", baseUrl), new Place("Development")));

        Assert.StartsWith("Basiq:BaseUrl", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StartRules_Refusals_NeverShowTheKey()
    {
        var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(Settings("s3cret", Basiq), new Place("Development")));

        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Settings(string key, string? baseUrl, params (string Key, string Value)[] more) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                new("Basiq:ApiKey", key),
                new("Basiq:BaseUrl", baseUrl),
                .. more.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
            ])
            .Build();

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "BasiqAdmin";

        public string ContentRootPath { get; set; } = ".";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
