using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BasiqAdmin.SignIn;

/// <summary>Static page: a form per development person, or the reason why there is none.</summary>
public sealed partial class SignInPage(DevelopmentSignIn development)
{
    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private bool IsOffered { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        IsOffered = Context is not null && development.IsOfferedTo(Context);
        if (!IsOffered && Context is not null)
        {
            // Otherwise the page for what is not allowed would take the place of the reason.
            Context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            Context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private static string What(Role role) => role switch
    {
        Role.Support => "answers why bank data is not updating",
        Role.Admin => "looks after connections and purges their data",
        Role.TeamLead => "reviews failed jobs and approves purges",
        _ => "reads purges, receipts and the audit trail; changes nothing",
    };
}
