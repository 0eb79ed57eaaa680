using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BasiqAdmin.Components.Layout;

/// <summary>How many failed jobs are open. It counts again whenever somebody goes somewhere, and at the latest after a minute.</summary>
public sealed partial class OpenCases(IFailedJobInbox inbox, NavigationManager navigation, TimeProvider time) : AdminComponentBase
{
    private static readonly TimeSpan CountAgainAfter = TimeSpan.FromMinutes(1);

    private readonly Loadable<InboxCounts> _counts = new();

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        navigation.LocationChanged += OnLocationChanged;
        Own(time.CreateTimer(_ => Recount(), null, CountAgainAfter, CountAgainAfter));
        return CountAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Recount();

    private void Recount() => _ = InvokeAsync(CountAsync);

    // A timer that fired just before the frame went must not start anything.
    private Task CountAsync() => Gone.IsCancellationRequested ? Task.CompletedTask : LoadAsync(_counts, token => inbox.CountAsync(Actor, token));
}
