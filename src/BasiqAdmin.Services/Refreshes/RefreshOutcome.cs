using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>What asking Basiq gave.</summary>
/// <param name="State">Started, Refused or Unknown.</param>
internal sealed record RefreshOutcome(RefreshState State)
{
    public JobId? JobId { get; init; }

    public bool WasUnderWay { get; init; }

    public RefreshRefusal? Refusal { get; init; }

    public int? HttpStatus { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>The call ended in a way that says nothing about Basiq.</summary>
    public static RefreshOutcome Interrupted { get; } = new(RefreshState.Unknown);

    /// <summary>Nothing was sent: so much time went by before the call, or while it waited for its turn, that the refresh may be settled as not carried out.</summary>
    public static RefreshOutcome HeldUp { get; } = new(RefreshState.Refused) { Refusal = RefreshRefusal.HeldUp };

    public static RefreshOutcome From(RefreshResult result) =>
        new(RefreshState.Started) { JobId = result.Job.Id, WasUnderWay = result.IsExisting, HttpStatus = result.IsExisting ? 200 : 202 };

    /// <summary>Only a call that certainly had no effect is refused; whatever may have had one is unknown.</summary>
    public static RefreshOutcome From(BasiqException exception) => new(exception.OutcomeUnknown ? RefreshState.Unknown : RefreshState.Refused)
    {
        Refusal = exception.OutcomeUnknown ? null : RefusalOf(exception),
        HttpStatus = exception.HttpStatus,
        Code = exception.Code,
        Detail = PlainText.Of(exception.Detail) ?? PlainText.Of(exception.Title),
        CorrelationId = exception.CorrelationId,
    };

    private static RefreshRefusal RefusalOf(BasiqException exception) => exception.Kind switch
    {
        BasiqErrorKind.Unauthorized or BasiqErrorKind.Forbidden => RefreshRefusal.NotAllowed,
        BasiqErrorKind.NotFound => RefreshRefusal.UnknownConnection,
        _ when exception.HttpStatus is null => RefreshRefusal.NotReached,
        BasiqErrorKind.RateLimited => SpeaksOfTheConnection(exception) ? RefreshRefusal.LimitReached : RefreshRefusal.Busy,
        _ => RefusalOf($"{exception.Code} {exception.Title} {exception.Detail}"),
    };

    // A 429 has one code for both: "Query limit reached." is about this app's requests, "Request rate limit per connection reached" is not (openapi; the older code table).
    private static bool SpeaksOfTheConnection(BasiqException exception) =>
        $"{exception.Title} {exception.Detail}" is var words && (Says(words, "per connection") || Says(words, "per day") || Says(words, "daily"));

    // One code stands for every 400, so its words tell them apart (http-errors-per-endpoint).
    private static RefreshRefusal RefusalOf(string words) => words switch
    {
        _ when Says(words, "not web") => RefreshRefusal.NotRefreshable,
        _ when Says(words, "not active") || Says(words, "inactive") => RefreshRefusal.NotActive,
        _ when Says(words, "cannot login") || Says(words, "invalid-credentials") => RefreshRefusal.LoginRefused,
        _ when Says(words, "per connection") || Says(words, "too-many-requests") => RefreshRefusal.LimitReached,
        _ => RefreshRefusal.Other,
    };

    private static bool Says(string words, string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
}
