using BasiqAdmin.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BasiqAdmin.Components.Layout;

/// <summary>What parts of the frame share that show how things stand: <see cref="FrameFeed"/> looks for all of them, and soon when somebody goes to another page.</summary>
public abstract class FrameFeedComponent : AdminComponentBase
{
    [Inject]
    private FrameFeed Feed { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>What was seen last.</summary>
    protected FrameNews News => Feed.Newest;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        RegisterForDispose(Feed.Subscribe(() => _ = UpdateAsync(() => { })));
        return Feed.EnsureAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => Feed.LookSoon();
}
