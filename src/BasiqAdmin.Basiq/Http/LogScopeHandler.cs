using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Outermost: puts userId, connectionId and jobId around every log line of a call, and logs how a failed one ended.</summary>
internal sealed partial class LogScopeHandler(ILogger<LogScopeHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(BasiqRequest.Key, out var call))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        using var scope = logger.BeginScope(call.LogIds);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                await LogRefusalAsync(call, response, cancellationToken);
            }

            return response;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            Log.CallFailed(logger, exception, call.Method, call.Template);
            throw;
        }
    }

    private async Task LogRefusalAsync(BasiqRequest call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var error = await ErrorReply.ReadAsync(response, cancellationToken);
        using var scope = logger.BeginScope(new KeyValuePair<string, object?>[] { new("correlationId", error.CorrelationId) });
        var status = (int)response.StatusCode;

        // A lookup that finds nothing is an answer, not a fault.
        var level = status == 404 ? LogLevel.Information : LogLevel.Warning;
        Log.CallRefused(logger, level, call.Method, call.Template, status, error.Code ?? "without a code");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Basiq call {Method} {Template} failed.")]
        public static partial void CallFailed(ILogger logger, Exception exception, HttpMethod method, string template);

        [LoggerMessage(EventId = 2, Message = "Basiq answered {Method} {Template} with {Status} {Code}.")]
        public static partial void CallRefused(ILogger logger, LogLevel level, HttpMethod method, string template, int status, string code);
    }
}
