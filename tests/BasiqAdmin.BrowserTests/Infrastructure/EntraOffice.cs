using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Entra;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>An office that signs in at Entra ID: the app in production over https, on another site than the provider, and somebody for each role.</summary>
public sealed class EntraOffice : IAsyncLifetime
{
    private readonly LoopbackCertificates _certificates = new();
    private SandboxFixture _sandbox = null!;

    public FakeEntraProvider Provider { get; private set; } = null!;

    public ProviderApp App { get; private set; } = null!;

    public Customer Customer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        _sandbox = await SandboxFixture.OpenAsync(users: 20, isStill: false, token);
        Customer = await _sandbox.CustomerAsync(SeededPeople.Max, token);
        Provider = await FakeEntraProvider.StartAsync(_certificates, isEntra: true,
            Account(Person.Support, "Support"), Account(Person.Admin, "Admin"), Account(Person.TeamLead, "TeamLead"), Account(Person.Auditor, "Auditor"), new FakePerson("nora", "Nora"));
        App = ProviderApp.Start(Provider, _certificates, SignInSetUp.EntraCode, clock: null,
            [("Basiq:BaseUrl", _sandbox.BaseAddress.ToString()), ("Directory:ImportFrom", _sandbox.UserList.ToString())]);
        await App.Server.Logs.WaitForAsync(1, "Imported user ids", token);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
        await _sandbox.DisposeAsync();
        _certificates.Dispose();
    }

    private static FakePerson Account(Person person, string role) => new(person.Name, person.Name, role);
}
