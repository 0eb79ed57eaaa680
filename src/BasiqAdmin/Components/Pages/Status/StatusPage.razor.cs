using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Status;

namespace BasiqAdmin.Components.Pages.Status;

/// <summary>Token, budget, workers, database, unknown codes; looked at again by itself while somebody looks.</summary>
public sealed partial class StatusPage(ISystemStatus status, IJobService jobs) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Loadable<SystemReport> _report = new();
    private readonly Loadable<Page<UnknownCodeRow>> _codes = new();

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        PostEvery(LookAgainAfter, ReloadAsync);
        return ReloadAsync();
    }


    private Task ReloadAsync() => Task.WhenAll(LoadAsync(_report, token => status.GetAsync(Actor, token)), ReloadCodesAsync());

    private Task ReloadCodesAsync() => LoadAsync(_codes, async token =>
    {
        var codes = await jobs.UnknownCodesAsync(Actor, token);
        return new Page<UnknownCodeRow>(codes, null, null, codes.Count);
    });
}
