using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>What happens at the banks while a lead looks at the inbox. The daily sweep is too slow for a test, so each user is looked at by name.</summary>
public sealed class InboxScenario(AdminApp app)
{
    private static readonly Actor Sweep = new("dev-support", "Ota", Role.Support, "127.0.0.1");

    /// <summary>Long enough for any job to end.</summary>
    private static readonly TimeSpan LongestJob = TimeSpan.FromMinutes(30);

    /// <summary>After it the app asks for the state of the banks again.</summary>
    private static readonly TimeSpan BanksAreKept = TimeSpan.FromMinutes(6);

    /// <summary>Brings the jobs of users up to date, as opening their pages does.</summary>
    public async Task LookAtAsync(IEnumerable<Customer> customers, CancellationToken cancellationToken)
    {
        var connections = app.Services.GetRequiredService<IConnectionService>();
        foreach (var customer in customers)
        {
            await connections.UserOverviewAsync(Sweep, UserId.Parse(customer.Id), cancellationToken);
        }
    }

    /// <summary>The bank of a customer's first connection changes its state, and the app hears of it.</summary>
    public async Task BankBecomesAsync(Customer customer, string status, CancellationToken cancellationToken)
    {
        var service = app.Services.GetRequiredService<IConnectionService>();
        var known = (await service.ConnectionOverviewAsync(Sweep, UserId.Parse(customer.Id), ConnectionId.Parse(customer.ConnectionId), cancellationToken))?.View
            ?? throw new InvalidOperationException("The customer has no such connection.");
        await app.Sandbox.SetBankAsync(known.Connection.InstitutionId!.Value.Value, known.Connection.Method.Value, status, cancellationToken);
        app.LetPass(BanksAreKept);
    }

    /// <summary>The customers' first connections are refreshed, and the app learns how that ended.</summary>
    public async Task RefreshAsync(IReadOnlyList<Customer> customers, CancellationToken cancellationToken)
    {
        foreach (var customer in customers)
        {
            await app.Sandbox.RefreshAsync(customer, cancellationToken);
        }

        await app.Sandbox.LetPassAsync(LongestJob, cancellationToken);
        await LookAtAsync(customers, cancellationToken);
    }
}
