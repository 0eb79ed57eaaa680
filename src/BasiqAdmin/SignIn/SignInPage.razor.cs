using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BasiqAdmin.SignIn;

/// <summary>Static page: the way to the provider, or a form per development person, or the reason why there is none; and what went wrong the last time.</summary>
public sealed partial class SignInPage(SignInProvider provider, DevelopmentSignIn development)
{
    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>Why nobody was signed in, by name.</summary>
    [SupplyParameterFromQuery(Name = "problem")]
    public string? Problem { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private bool IsOffered { get; set; }

    private bool IsSignedIn => Context?.User.Identity?.IsAuthenticated is true;

    private string Target => ReturnAddress.Of(ReturnUrl);

    // By name only: an address is anybody's text.
    private SignInProblem? Told => Enum.GetValues<SignInProblem>().Where(problem => problem.ToString() == Problem).Select(problem => (SignInProblem?)problem).FirstOrDefault();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        IsOffered = Context is not null && development.IsOfferedTo(Context);
        if (!IsOffered && !provider.IsSet && Context is not null)
        {
            // Otherwise the page for what is not allowed would take the place of the reason.
            Context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            Context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private static string What(Role role) => role switch
    {
        Role.Support => "Finds causes",
        Role.Admin => "Purges data",
        Role.TeamLead => "Approves purges",
        _ => "Reads only",
    };
}
