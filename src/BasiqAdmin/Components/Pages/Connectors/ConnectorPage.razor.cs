using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Connectors;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>One bank: how each way into it is and was, and who suffers. It loads again by itself when the bank changes.</summary>
public sealed partial class ConnectorPage(IConnectorHealth health, ConnectorChanges changes) : AdminComponentBase
{
    private readonly Loadable<BankHealth?> _health = new();
    private string? _loaded;

    /// <summary>The bank's id, from the address.</summary>
    [Parameter]
    public string Bank { get; set; } = string.Empty;

    private string Title => _health.Value?.Name ?? "Bank";

    private IReadOnlyList<Crumb> Crumbs => [new("Connectors", AdminRoutes.Connectors()), new(Title)];

    // Whoever comes here in an outage looks for a way to try again, before the first failure has become a case too.
    private static bool IsInTrouble(BankHealth bank) => bank.SufferingCount > 0 || bank.Ways.Any(way => way.Row.Connector.Status != ConnectorStatus.Operational);

    /// <inheritdoc/>
    protected override void OnInitialized() => Own(changes.Subscribe(Hear));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, Bank, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        _loaded = Bank;
        _health.Clear();
        return ReloadAsync();
    }

    private void Hear(ConnectorChange change)
    {
        if (string.Equals(change.InstitutionId.Value, Bank, StringComparison.Ordinal))
        {
            _ = InvokeAsync(() => Gone.IsCancellationRequested ? Task.CompletedTask : ReloadAsync());
        }
    }

    private Task ReloadAsync() =>
        LoadAsync(_health, token => InstitutionId.TryParse(Bank, out var id) ? health.GetAsync(Actor, id, token) : Task.FromResult<BankHealth?>(null));
}
