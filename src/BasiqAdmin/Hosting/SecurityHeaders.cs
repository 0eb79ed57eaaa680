using System.Diagnostics.CodeAnalysis;

namespace BasiqAdmin.Hosting;

/// <summary>What each reply tells the browser not to do. Everything comes from this app, so nothing from elsewhere is allowed.</summary>
internal static class SecurityHeaders
{
    // MudBlazor's parts place themselves by style attributes. Style elements, and any script in the page, stay forbidden.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string HttpsForAYear = "max-age=31536000";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            // When the reply starts: the error page begins with emptied headers.
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers, isHttpsKept: context.Request.IsHttps && !isDevelopment);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    [SuppressMessage("Security", "S7039", Justification = "Style attributes only: MudBlazor places menus and dialogs by them. What they could do is held by the other directives.")]
    private static void Write(IHeaderDictionary headers, bool isHttpsKept)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (isHttpsKept)
        {
            headers.StrictTransportSecurity = HttpsForAYear;
        }
    }
}
