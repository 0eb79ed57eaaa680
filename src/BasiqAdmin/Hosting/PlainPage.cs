namespace BasiqAdmin.Hosting;

/// <summary>A page of a few words for what is refused before the app's own pages are drawn.</summary>
internal static class PlainPage
{
    public static Task WriteAsync(HttpContext context, int status, string title, string advice)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>{title} · BasiqAdmin</title>
              <link rel="stylesheet" href="/app.css" />
            </head>
            <body><main class="frame bare"><h1>{title}</h1><p>{advice}</p></main></body>
            </html>
            """,
            context.RequestAborted);
    }
}
