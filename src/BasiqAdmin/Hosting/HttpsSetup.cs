namespace BasiqAdmin.Hosting;

/// <summary>Outside Development people reach the app over https only. In Development plain http on this machine works too.</summary>
internal static class HttpsSetup
{
    /// <summary>
    /// Says what to do instead of failing at the first cookie, which needs https. No redirect: where a proxy's word is not believed, it would lead back here for ever.
    /// </summary>
    public static void RequireHttps(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.Use((context, next) => context.Request.IsHttps || context.Request.IsProbe() ? next(context) : RefuseAsync(context));
        }
    }

    /// <summary>Sent by this app's own pages only, and outside Development over https only, bound to this host by the <c>__Host-</c> prefix.</summary>
    public static void Protect(this CookieBuilder cookie, string name, IHostEnvironment environment)
    {
        (cookie.Name, cookie.SecurePolicy) = environment.IsDevelopment()
            ? (name, CookieSecurePolicy.SameAsRequest)
            : ($"__Host-{name}", CookieSecurePolicy.Always);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        // Strict would be left out when a provider leads back here: its person would stay at the sign-in page, and a new cookie for forms would break those of other tabs.
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static Task RefuseAsync(HttpContext context) => PlainPage.WriteAsync(
        context,
        StatusCodes.Status403Forbidden,
        "Only over https",
        "Open this address with https. Whoever runs the app behind a proxy: name the proxy in Proxy:Trusted, and let it send X-Forwarded-Proto.");
}
