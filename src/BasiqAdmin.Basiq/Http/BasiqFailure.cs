using System.Net;

namespace BasiqAdmin.Basiq.Http;

/// <summary>Turns whatever goes wrong into the one exception, with all that is known.</summary>
internal static class BasiqFailure
{
    public static async Task<BasiqException> FromReplyAsync(
        BasiqRequest request,
        HttpResponseMessage response,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var error = await ErrorReply.ReadAsync(response, cancellationToken);
        var status = (int)response.StatusCode;
        var kind = KindOf(status, error);
        return new BasiqException(kind, $"{request} was answered with {status} {error.Code ?? "without a code"}.")
        {
            HttpStatus = status,
            Code = error.Code,
            Title = error.Title,
            Detail = error.Detail,
            CorrelationId = error.CorrelationId,
            RetryAfter = RetryAfter.Of(response, time),
            OutcomeUnknown = request.ChangesData && kind == BasiqErrorKind.ServerError,
        };
    }

    public static BasiqException FromTransport(BasiqRequest request, CallProgress progress, Exception exception)
    {
        var isTimeout = exception is TimeoutException;
        var what = isTimeout ? "got no complete reply in time" : "lost its connection or never got one";
        return new BasiqException(
            isTimeout ? BasiqErrorKind.Timeout : BasiqErrorKind.ConnectionFailed,
            $"{request} {what}.",
            exception)
        {
            HttpStatus = progress.HttpStatus,
            OutcomeUnknown = request.ChangesData && progress.IsSent,
        };
    }

    public static BasiqException Malformed(BasiqRequest request, HttpResponseMessage response, Exception? exception = null) =>
        new(
            BasiqErrorKind.MalformedReply,
            $"{request} was answered with {(int)response.StatusCode} and a body that is not what the documents describe.",
            exception)
        {
            HttpStatus = (int)response.StatusCode,
            CorrelationId = ErrorReply.CorrelationOf(response),
            OutcomeUnknown = request.ChangesData,
        };

    // The token that came with the call was made from the API key a short time ago, so that a 401 which does not name it is about what was asked for.
    private static BasiqErrorKind KindOf(int status, ErrorReply error) =>
        status switch
        {
            401 when error.RejectsToken(HttpStatusCode.Unauthorized) => BasiqErrorKind.Unauthorized,
            401 or 403 => BasiqErrorKind.Forbidden,
            404 => BasiqErrorKind.NotFound,
            429 => BasiqErrorKind.RateLimited,
            >= 500 => BasiqErrorKind.ServerError,
            _ => BasiqErrorKind.Refused,
        };
}
