using System.Globalization;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Outermost: one span and one measurement for each call, its place in the queue and its retries included.</summary>
internal sealed class TelemetryHandler(BasiqTelemetry telemetry, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(BasiqRequest.Key, out var call))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        using var span = telemetry.StartCall(call, request.RequestUri);
        var started = time.GetTimestamp();
        string? error = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            error = response.IsSuccessStatusCode ? null : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        catch (Exception exception)
        {
            error = BasiqTelemetry.ErrorOf(exception);
            throw;
        }
        finally
        {
            telemetry.EndCall(span, call, CallProgress.Of(request), error, time.GetElapsedTime(started));
        }
    }
}
