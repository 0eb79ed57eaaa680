using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BasiqAdmin.Components;

/// <summary>The root of each circuit and of each static page: settles who is there, then routes.</summary>
public sealed partial class Routes(AuthenticationStateProvider authentication, CurrentActor current)
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
        _isReady = true;
    }
}
