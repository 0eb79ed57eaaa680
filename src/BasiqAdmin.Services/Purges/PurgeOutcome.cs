using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Text;

namespace BasiqAdmin.Services.Purges;

/// <summary>What sending a purge gave.</summary>
/// <param name="State">Done, Refused or Unknown.</param>
/// <param name="Finding">What that rests on, in words.</param>
internal sealed record PurgeOutcome(PurgeState State, string Finding)
{
    public int? HttpStatus { get; init; }

    public string? Code { get; init; }

    public string? Title { get; init; }

    public string? Detail { get; init; }

    public string? CorrelationId { get; init; }

    public static PurgeOutcome From(PurgeReply reply) => new(PurgeState.Done, $"Basiq confirmed the purge ({reply.HttpStatus}).")
    {
        HttpStatus = reply.HttpStatus,
        CorrelationId = reply.CorrelationId,
    };

    /// <summary>Only a call that certainly had no effect is refused; whatever may have had one is unknown.</summary>
    public static PurgeOutcome From(BasiqException exception)
    {
        var outcome = (exception.OutcomeUnknown, exception.HttpStatus) switch
        {
            (true, null) => new PurgeOutcome(PurgeState.Unknown, "The request went out and no answer came."),
            (true, { } status) => new PurgeOutcome(PurgeState.Unknown, $"Basiq answered {status}, which does not say whether the purge was carried out."),
            (false, null) => new PurgeOutcome(PurgeState.Refused, "The request never reached Basiq; nothing was sent."),
            (false, { } status) => new PurgeOutcome(PurgeState.Refused, $"Basiq refused ({status}); nothing was purged."),
        };
        return outcome with
        {
            HttpStatus = exception.HttpStatus,
            Code = exception.Code,
            Title = PlainText.Of(exception.Title),
            Detail = PlainText.Of(exception.Detail),
            CorrelationId = exception.CorrelationId,
        };
    }

    /// <summary>So much time went by between the intent and the call that another app may have settled it, or somebody may have repeated it.</summary>
    public static PurgeOutcome HeldUp { get; } = new(PurgeState.Refused, "The app was held up before it could send the request; nothing was sent.") { Title = "Not sent: the app was held up" };

    /// <summary>The call ended in a way that says nothing about Basiq.</summary>
    public static PurgeOutcome Interrupted { get; } = new(PurgeState.Unknown, "The request was under way and its answer was not awaited to the end.");
}
