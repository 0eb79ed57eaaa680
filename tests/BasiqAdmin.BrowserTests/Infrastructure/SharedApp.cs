using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(SharedApp))]

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>
/// One app for all tests that only look; tests that change something start one of their own.
/// Something has happened in it already: a purge is done, another was refused, an error was logged, a failure waits in the inbox.
/// </summary>
public sealed class SharedApp : IAsyncLifetime
{
    /// <summary>Whose purge was refused: the place in the seeded world.</summary>
    public const int Refused = SeededPeople.Gavin;

    private static readonly Actor Ada = new("dev-admin", "Ada", Role.Admin, "127.0.0.1", Guid.CreateVersion7());

    private AdminApp? _app;

    public AdminApp App => _app ?? throw new InvalidOperationException("The app has not been started.");

    /// <summary>Somebody with two connections, neither purged.</summary>
    public Customer Customer { get; private set; } = null!;

    /// <summary>Somebody whose login always fails.</summary>
    public Customer Failing { get; private set; } = null!;

    /// <summary>Somebody whose data is purged.</summary>
    public Customer Purged { get; private set; } = null!;

    /// <summary>The newest of those failures.</summary>
    public string FailedJobId { get; private set; } = null!;

    /// <summary>The receipt of the purge that is done.</summary>
    public Guid PurgeId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        _app = await AdminApp.StartAsync(isSandboxStill: false, token);
        var ada = await SignInAsync(_app, token);
        Customer = await _app.Sandbox.CustomerAsync(SeededPeople.Gilfoyle, token);
        Failing = await _app.Sandbox.CustomerAsync(SeededPeople.Bighead, token);
        FailedJobId = await _app.Sandbox.FailedJobAsync(Failing, token);
        await new InboxScenario(_app).LookAtAsync([Failing], token);
        Purged = await _app.Sandbox.CustomerAsync(SeededPeople.Max, token);
        PurgeId = await PurgeAsync(_app, ada, Purged, token);
        await _app.Sandbox.BreakAsync(new SandboxFault($"POST {Paths.Purge}", Status: 400), token);
        await PurgeAsync(_app, ada, await _app.Sandbox.CustomerAsync(Refused, token), token);
    }

    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Ada signs in to an app, without a browser.</summary>
    internal static async Task<Actor> SignInAsync(AdminApp app, CancellationToken cancellationToken)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessionStore>().StartAsync(new NewSession(Ada, "shared-app", [], NewSession.Development, ProviderSession: null, ProvedAt: now), cancellationToken);
        return Ada;
    }

    /// <summary>Somebody who is signed in asks for a purge of a customer's first connection; gives its receipt.</summary>
    internal static async Task<Guid> PurgeAsync(AdminApp app, Actor actor, Customer customer, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var command = new PurgeCommand(UserId.Parse(customer.Id), ConnectionId.Parse(customer.ConnectionId), "Ticket 4711: asked for by the customer", customer.ConnectionId);
        var receipt = await scope.ServiceProvider.GetRequiredService<IPurgeService>().RequestAsync(actor, command, cancellationToken);
        return receipt.Id;
    }
}
