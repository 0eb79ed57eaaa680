using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Connectors;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BasiqAdmin.Components.Layout;

/// <summary>
/// What parts of the frame share that show how things stand: they look again whenever somebody goes somewhere or a bank changes,
/// and at the latest after <see cref="LookAgainAfter"/>.
/// </summary>
public abstract class FramePart : AdminComponentBase
{
    [Inject]
    private ConnectorChanges Changes { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>Longest time between two looks. Default one minute.</summary>
    protected virtual TimeSpan LookAgainAfter => TimeSpan.FromMinutes(1);

    /// <summary>Looks.</summary>
    protected abstract Task LookAsync();

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Own(Changes.Subscribe(_ => LookAgain()));
        Own(Time.CreateTimer(_ => LookAgain(), null, LookAgainAfter, LookAgainAfter));
        return LookAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => LookAgain();

    // A timer that fired just before the frame went must not start anything.
    private void LookAgain() => _ = InvokeAsync(() => Gone.IsCancellationRequested ? Task.CompletedTask : LookAsync());
}
