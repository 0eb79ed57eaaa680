using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BasiqAdmin.Components.Layout;

/// <summary>Tells who may approve purges which ones wait for them. It looks again whenever somebody goes somewhere, and at the latest after 15 seconds.</summary>
public sealed partial class Bell(IPurgeService purges, NavigationManager navigation, TimeProvider time) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(15);

    private readonly Loadable<Page<PurgeRow>> _waiting = new();

    // What somebody asked for themselves is decided by others.
    private IReadOnlyList<PurgeRow> Waiting => [.. (_waiting.Value?.Items ?? []).Where(purge => !string.Equals(purge.RequesterId, Actor.Id, StringComparison.Ordinal))];

    private string Label => Waiting.Count == 0 ? "Notifications" : $"Notifications, {Waiting.Count} new";

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        if (!Actor.May(Right.ApprovePurge))
        {
            return Task.CompletedTask;
        }

        navigation.LocationChanged += OnLocationChanged;
        Own(time.CreateTimer(_ => LookAgain(), null, LookAgainAfter, LookAgainAfter));
        return LookAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => LookAgain();

    private void LookAgain() => _ = InvokeAsync(LookAsync);

    // A timer that fired just before the frame went must not start anything.
    private Task LookAsync() => Gone.IsCancellationRequested
        ? Task.CompletedTask
        : LoadAsync(_waiting, token => purges.SearchAsync(Actor, new PurgeFilter(PurgeState.WaitingForSecondPerson), new PageRequest(), token));
}
