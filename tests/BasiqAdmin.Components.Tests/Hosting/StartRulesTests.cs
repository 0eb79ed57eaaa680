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

        Assert.StartsWith("AzureAd:ClientId or OpenIdConnect:ClientId is not set", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=t")]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=t;AzureAd:ClientSecret=s;AzureAd:Instance=https://login.microsoftonline.us/")]
    [InlineData("AzureAd:ClientId=c;AzureAd:Authority=https://contoso.ciamlogin.com/t")]
    [InlineData("OpenIdConnect:ClientId=c;OpenIdConnect:Authority=https://accounts.google.com")]
    [InlineData("OpenIdConnect:ClientId=c;OpenIdConnect:Authority=http://localhost:8080/realms/staff;SignIn:Roles:teamlead=leads")]
    public void StartRules_BeyondLoopbackWithSignIn_LetTheAppStart(string settings)
    {
        var refusal = Record.Exception(() => StartRules.Check(Settings("key", Basiq, Parts(settings)), new Place("Production")));

        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("AzureAd:TenantId=t", "AzureAd:ClientId is not set")]
    [InlineData("AzureAd:ClientSecret=s", "AzureAd:ClientId is not set")]
    [InlineData("AzureAd:ClientId=c", "AzureAd:TenantId is not set")]
    [InlineData("OpenIdConnect:Authority=https://id.example", "OpenIdConnect:ClientId is not set")]
    [InlineData("OpenIdConnect:ClientId=c", "OpenIdConnect:Authority is not set")]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=t;OpenIdConnect:ClientId=c;OpenIdConnect:Authority=https://id.example", "AzureAd:ClientId and OpenIdConnect:ClientId are both set")]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=common", "AzureAd:TenantId names common")]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=Organizations", "AzureAd:TenantId names organizations")]
    [InlineData("AzureAd:ClientId=c;AzureAd:Authority=https://login.microsoftonline.com/consumers/v2.0", "AzureAd:Authority names consumers")]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=t;AzureAd:Instance=http://login.microsoftonline.com/", "AzureAd:Instance is not an https address")]
    [InlineData("AzureAd:ClientId=c;AzureAd:Authority=contoso.ciamlogin.com/t", "AzureAd:Authority is not an https address")]
    [InlineData("OpenIdConnect:ClientId=c;OpenIdConnect:Authority=http://id.example", "OpenIdConnect:Authority is not an https address")]
    [InlineData("OpenIdConnect:ClientId=c;OpenIdConnect:Authority=ftp://localhost", "OpenIdConnect:Authority is not an https address")]
    [InlineData("AzureAd:ClientId=c;AzureAd:TenantId=t;WEBSITE_AUTH_ENABLED=True", "WEBSITE_AUTH_ENABLED is set")]
    [InlineData("SignIn:Roles:Owner=x", "SignIn:Roles:Owner names no role")]
    [InlineData("SignIn:Roles:1=x", "SignIn:Roles:1 names no role")]
    public void StartRules_WithAMalformedSignIn_RefuseEverywhereAndNameTheSetting(string settings, string refused)
    {
        foreach (var baseUrl in (string[])[Basiq, Loopback])
        {
            var refusal = Assert.Throws<SettingsException>(() => StartRules.Check(Settings("key", baseUrl, Parts(settings)), new Place("Production")));

            Assert.StartsWith(refused, refusal.Message, StringComparison.OrdinalIgnoreCase);
        }
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

    private static (string Key, string Value)[] Parts(string settings) =>
        [.. settings.Split(';').Select(setting => setting.Split('=', 2)).Select(parts => (parts[0], parts[1]))];

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
