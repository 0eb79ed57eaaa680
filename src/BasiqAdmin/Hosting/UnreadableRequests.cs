using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Hosting;

/// <summary>Whoever sends what cannot be read is told so. That is no fault of the app, so it reaches neither its error page nor its error log.</summary>
internal static class UnreadableRequests
{
    public static void RefuseUnreadableRequests(this WebApplication app)
    {
        var largestBody = app.Services.GetRequiredService<IOptions<RequestLimits>>().Value.RequestBodyBytes;
        app.Use(async (context, next) =>
        {
            if (FaultOf(context.Request, largestBody) is { } fault)
            {
                await RefuseAsync(context, fault);
                return;
            }

            ReadProblemPages(context);
            try
            {
                await next(context);
            }
            catch (Exception exception) when (!context.Response.HasStarted && FaultOf(exception) is { } status)
            {
                await RefuseAsync(context, status);
            }
        });
    }

    // What the framework would fail at is not given to it.
    private static int? FaultOf(HttpRequest request, int largestBody) => request switch
    {
        { ContentLength: { } length } when length > largestBody => StatusCodes.Status413PayloadTooLarge,
        { ContentType: { } type } when type.Contains("utf-7", StringComparison.OrdinalIgnoreCase) => StatusCodes.Status415UnsupportedMediaType,
        _ when !request.IsProbe() && !Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out _) => StatusCodes.Status400BadRequest,
        _ => null,
    };

    private static int? FaultOf(Exception exception) => exception switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        _ => null,
    };

    // The page about a form that could not be read must not try to read it again.
    private static void ReadProblemPages(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)
            && (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null))
        {
            context.Request.Method = HttpMethods.Get;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status) => PlainPage.WriteAsync(
        context, status, "Not readable", $"The app could not make sense of that request ({status}). If a form was open for a long time, load its page again and send it once more.");
}
