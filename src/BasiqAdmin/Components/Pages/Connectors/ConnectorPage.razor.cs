using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Connectors;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Connectors;

/// <summary>One bank: how it is, who is affected, and how each connector was. It loads again by itself when the bank changes.</summary>
public sealed partial class ConnectorPage(IConnectorHealth health, ConnectorChanges changes) : AdminComponentBase
{
    private readonly Loadable<BankHealth?> _health = new();
    private string? _loaded;
    private string? _first;

    /// <summary>The bank's id, from the address.</summary>
    [Parameter]
    public string Bank { get; set; } = string.Empty;

    /// <summary>The method of the connector that is shown, from the address; the worst one without it.</summary>
    [SupplyParameterFromQuery]
    public string? Method { get; set; }

    private string Title => _health.Value is { } bank ? $"{bank.Name} · connector" : "Bank · connector";

    private IReadOnlyList<Crumb> Crumbs => [new("Connector health", AdminRoutes.Connectors()), new(_health.Value?.Name ?? "Bank")];

    private ConnectorDetails Shown(BankHealth bank) =>
        bank.Ways.FirstOrDefault(way => string.Equals(way.Row.Connector.Method.Value, Method ?? _first, StringComparison.Ordinal)) ?? BankVerdict.Worst(bank);

    private IReadOnlyList<CountChip> Tabs(BankHealth bank) =>
    [
        .. bank.Ways.Select(way => new CountChip(TabOf(way.Row), null, AdminRoutes.Connector(bank.Id, way.Row.Connector.Method), way == Shown(bank))),
    ];

    private static string TabOf(ConnectorRow row) => row switch
    {
        { FailsUnannounced: true } => $"{ConnectorText.Way(row.Connector)}: ours fail",
        _ when row.Connector.Status == ConnectorStatus.Operational => ConnectorText.Way(row.Connector),
        _ => $"{ConnectorText.Way(row.Connector)}: {BankText.Of(row.Connector.Status).ToLowerInvariant()}",
    };

    // Whoever comes here in an outage looks for a way to try again, before the first failure has become a case too.
    private static bool IsInTrouble(BankHealth bank) => bank.AffectedCount > 0 || bank.Ways.Any(way => way.Row.Connector.Status != ConnectorStatus.Operational);

    /// <inheritdoc/>
    protected override void OnInitialized() => RegisterForDispose(changes.Subscribe(Hear));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, Bank, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        (_loaded, _first) = (Bank, null);
        _health.Clear();
        return ReloadAsync();
    }

    private void Hear(ConnectorChange change)
    {
        if (string.Equals(change.InstitutionId.Value, Bank, StringComparison.Ordinal))
        {
            Post(ReloadAsync);
        }
    }

    // The connector that was shown first stays, also when another becomes worse meanwhile.
    private async Task ReloadAsync()
    {
        await LoadAsync(_health, token => InstitutionId.TryParse(Bank, out var id) ? health.GetAsync(Actor, id, token) : Task.FromResult<BankHealth?>(null));
        _first ??= _health.Value is { } bank ? BankVerdict.Worst(bank).Row.Connector.Method.Value : null;
    }
}
