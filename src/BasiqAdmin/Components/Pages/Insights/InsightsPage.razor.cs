using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BasiqAdmin.Components.Pages.Insights;

/// <summary>Is it getting better? A period against the one before, by cause, bank and person. The address holds the period.</summary>
public sealed partial class InsightsPage(IInsights insights, IFailedJobInbox inbox, NavigationManager navigation) : AdminComponentBase
{
    private readonly Loadable<InsightsReport> _report = new();
    private readonly Loadable<FirstRound?> _round = new();
    private InsightsQuery _query = InsightsQuery.Default;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        navigation.LocationChanged += OnLocationChanged;
        return ReadAsync(navigation.Uri);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        // The page that somebody leaves hears of it too.
        if (string.Equals(new Uri(change.Location).AbsolutePath, AdminRoutes.Insights(), StringComparison.Ordinal))
        {
            Post(() => ReadAsync(change.Location));
        }
    }

    private Task ReadAsync(string uri)
    {
        _query = InsightsQuery.Parse(uri);
        return LoadReportAsync();
    }

    private Task LoadReportAsync() => Task.WhenAll(LoadRoundAsync(), LoadAsync(_report, token => insights.ReadAsync(Actor, _query.PeriodAt(Now), token)));

    private Task LoadRoundAsync() => LoadAsync(_round, token => inbox.FirstRoundAsync(Actor, token));

    // The report is worth another reading once everybody has been read.
    private async Task LookAtRoundAsync()
    {
        await LoadRoundAsync();
        if (_round is { Face: LoadFace.Ready, Value: null })
        {
            await LoadReportAsync();
        }
    }
}
