using BasiqAdmin.Circuits;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BasiqAdmin.Components;

/// <summary>The root of each circuit and of each static page: settles who is there, then routes; once the session has ended, says so.</summary>
public sealed partial class Routes(
    AuthenticationStateProvider authentication, CurrentActor current, CircuitPlace place, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    // Not at once: in the tab that signs out, it would overtake the way to the provider.
    private static readonly TimeSpan BeforeLeaving = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _disposal = new();
    private bool _isReady;
    private string? _signInAgain;

    /// <summary>The browser's address when the page was requested; a circuit has no request of its own to ask. Protected by the framework on its way.</summary>
    [Parameter]
    public string? Address { get; set; }

    /// <summary>The browser's time zone, as it told.</summary>
    [Parameter]
    public string? Zone { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        authentication.AuthenticationStateChanged -= Follow;
        _disposal.Cancel();
        _disposal.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        authentication.AuthenticationStateChanged += Follow;
        var state = await authentication.GetAuthenticationStateAsync();
        var zone = Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var known) ? known : TimeZoneInfo.Utc;
        current.Set(StaffClaims.Read(state.User, Address), zone, StaffClaims.ReadProvider(state.User).Provider is NewSession.Development);
        _isReady = HasPlace();
    }

    // A circuit too many draws nothing and leaves for a page that has none.
    private bool HasPlace()
    {
        var crowding = RendererInfo.IsInteractive && current.ActorOrNull is { } actor ? place.Take(actor.Id) : Crowding.None;
        if (crowding is Crowding.None)
        {
            return true;
        }

        navigation.NavigateTo(AdminRoutes.TooManyPages(crowding is Crowding.OfApp, $"/{navigation.ToBaseRelativePath(navigation.Uri)}"), forceLoad: true, replace: true);
        return false;
    }

    private void Follow(Task<AuthenticationState> change) => _ = InvokeAsync(async () =>
    {
        if (current.ActorOrNull is null || (await change).User.Identity?.IsAuthenticated is true)
        {
            return;
        }

        // What the page showed goes at once.
        current.Set(null, current.Zone);
        _signInAgain = AdminRoutes.SignIn(new Uri(navigation.Uri).PathAndQuery, SignInProblem.Ended);
        StateHasChanged();
        await Task.Delay(BeforeLeaving, clock, _disposal.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!_disposal.IsCancellationRequested)
        {
            navigation.NavigateTo(_signInAgain, forceLoad: true);
        }
    });
}
