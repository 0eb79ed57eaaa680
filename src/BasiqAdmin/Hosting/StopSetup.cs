using BasiqAdmin.Navigation;

namespace BasiqAdmin.Hosting;

/// <summary>
/// Lets no new circuit in once the app is asked to stop. The stop closes the circuits, and each open page asks for another at once;
/// if it got one, the stop would wait for it until its limit of 30 seconds.
/// </summary>
internal static class StopSetup
{
    public static void RefuseCircuitsWhileStopping(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) => stopping.IsCancellationRequested && context.Request.Path.StartsWithSegments(AdminRoutes.Circuits, StringComparison.Ordinal)
            ? RefuseAsync(context)
            : next(context));
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
