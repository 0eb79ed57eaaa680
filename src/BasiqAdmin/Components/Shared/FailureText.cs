using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Text;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Components.Shared;

/// <summary>Turns what went wrong into what a person reads: what happened, who can help, whether trying again can.</summary>
public static class FailureText
{
    private const int Unauthorized = 401;

    /// <summary>Describes <paramref name="exception"/>; <paramref name="reference"/> finds it in the error log when Basiq gave no correlation id.</summary>
    public static LoadFailure Describe(Exception exception, string? reference) => exception switch
    {
        AccessDeniedException denied => new LoadFailure(
            $"You lack the right to {RoleNames.Of(denied.Right)}. {RoleNames.WhoMay(denied.Right)} has it.", CanRetry: false),
        RejectedException rejected => new LoadFailure(rejected.Message, CanRetry: false),
        BasiqException basiq => new LoadFailure(
            OfBasiq(basiq), basiq.CorrelationId ?? reference, basiq.Kind is not (BasiqErrorKind.Refused or BasiqErrorKind.NotFound)),
        _ => new LoadFailure("Something went wrong in this app. It has been written to the error log.", reference),
    };

    private static string OfBasiq(BasiqException exception) => exception.Kind switch
    {
        BasiqErrorKind.Refused => $"Basiq refused the request{Said(exception)}.",
        BasiqErrorKind.Unauthorized => "Basiq does not accept this app's API key. Whoever runs the app must check Basiq:ApiKey.",
        BasiqErrorKind.Forbidden when exception.HttpStatus == Unauthorized => $"Basiq denies access to what was asked for{Said(exception)}. It accepts this app's API key; if the same happens elsewhere, ask Basiq's support with the correlation id.",
        BasiqErrorKind.Forbidden => $"Basiq does not allow this app to do that{Said(exception)}.",
        BasiqErrorKind.NotFound => "Basiq does not know it: it was deleted, never existed, or belongs to another application.",
        BasiqErrorKind.RateLimited => "Basiq asks for a pause: too many requests. Try again in a minute.",
        BasiqErrorKind.ServerError => "Basiq has a fault of its own. Try again in a few minutes; if it stays, report the correlation id to Basiq.",
        BasiqErrorKind.Timeout => "Basiq did not answer in time. Try again.",
        BasiqErrorKind.ConnectionFailed => "Basiq could not be reached. Check the network, then try again.",
        _ => "Basiq's answer could not be read. If it happens again, report the correlation id to Basiq.",
    };

    private static string Said(BasiqException exception) =>
        PlainText.Of(exception.Detail ?? exception.Title ?? exception.Code) is { } words ? $": {words.TrimEnd('.')}" : string.Empty;
}
