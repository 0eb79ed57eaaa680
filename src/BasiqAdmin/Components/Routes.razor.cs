using BasiqAdmin.Circuits;
using BasiqAdmin.Navigation;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BasiqAdmin.Components;

/// <summary>The root of each circuit and of each static page: settles who is there, then routes.</summary>
public sealed partial class Routes(AuthenticationStateProvider authentication, CurrentActor current, CircuitPlace place, NavigationManager navigation)
{
    private bool _isReady;

    /// <summary>The browser's address when the page was requested; a circuit has no request of its own to ask. Protected by the framework on its way.</summary>
    [Parameter]
    public string? Address { get; set; }

    /// <summary>The browser's time zone, as it told.</summary>
    [Parameter]
    public string? Zone { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        var zone = Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var known) ? known : TimeZoneInfo.Utc;
        current.Set(StaffClaims.Read(state.User, Address), zone);
        _isReady = HasPlace();
    }

    // A circuit too many draws nothing and leaves for a page that has none.
    private bool HasPlace()
    {
        if (!RendererInfo.IsInteractive || current.ActorOrNull is not { } actor || place.Take(actor.Id) is not (not Crowding.None and var crowding))
        {
            return true;
        }

        navigation.NavigateTo(AdminRoutes.TooManyPages(crowding is Crowding.OfApp, $"/{navigation.ToBaseRelativePath(navigation.Uri)}"), forceLoad: true, replace: true);
        return false;
    }
}
