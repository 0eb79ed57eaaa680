using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Status;

namespace BasiqAdmin.Components.Pages.Status;

/// <summary>Token, budget, workers, database; looked at again by itself while somebody looks.</summary>
public sealed partial class StatusPage(ISystemStatus status, TimeProvider time) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Loadable<SystemReport> _report = new();

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Own(time.CreateTimer(LookAgain, null, LookAgainAfter, LookAgainAfter));
        return ReloadAsync();
    }

    private void LookAgain(object? state) => _ = InvokeAsync(ReloadAsync);

    private Task ReloadAsync() => LoadAsync(_report, token => status.GetAsync(Actor, token));
}
