using BasiqAdmin.Services.Access;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Text;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Purges;

/// <summary>A purge in the list.</summary>
/// <param name="CannotBeSettled">Whether the outcome is unknown and no further reading can tell it.</param>
public sealed record PurgeRow(Guid Id, UserId UserId, ConnectionId ConnectionId, string InstitutionName, PurgeState State, string RequesterId, string RequesterName, string Reason, DateTimeOffset RequestedAt, DateTimeOffset? SettledAt, bool CannotBeSettled = false)
{
    /// <summary>Whose data it is, personal details masked.</summary>
    public PersonalDetails Masked { get; init; } = new(null, null, null);

    /// <summary>The bank; null where the connection is not known here.</summary>
    public InstitutionId? InstitutionId { get; init; }

    /// <summary>How many accounts Basiq held when they were read last after the purge; null before.</summary>
    public int? AccountsLeft { get; init; }

    /// <summary>Health of the connector now; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }
}

/// <summary>What a list of purges is narrowed to.</summary>
public sealed record PurgeFilter(PurgeState? State = null, string? Text = null, ConnectionId? ConnectionId = null)
{
    /// <summary>Only asked for by the person with this id.</summary>
    public string? RequesterId { get; init; }

    /// <summary>Only asked for at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only asked for before this time.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>A request to purge a connection's data.</summary>
/// <param name="UserId">Whose connection it is.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Reason">Why, in the requester's words; 3 to 500 characters.</param>
/// <param name="TypedId">What was typed to confirm; must equal the connection's id.</param>
/// <param name="Repeats">The earlier purge that this one knowingly repeats.</param>
public sealed record PurgeCommand(UserId UserId, ConnectionId ConnectionId, string Reason, string TypedId, Guid? Repeats = null);

/// <summary>What was found before a purge.</summary>
/// <param name="Checks">One verdict a rule.</param>
/// <param name="Accounts">Accounts that Basiq holds for the connection; null where they could not be read.</param>
/// <param name="CheckedAt">When, UTC.</param>
public sealed record PurgePreCheck(IReadOnlyList<PurgeCheck> Checks, int? Accounts, DateTimeOffset CheckedAt)
{
    /// <summary>The bank's id; null where the connection could not be read.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>Health of the connector when it was checked, as Basiq spells it; null where it is not known.</summary>
    public string? BankStatus { get; init; }

    /// <summary>Whether no hard check failed.</summary>
    public bool Allowed => Checks.All(check => check.Verdict != CheckVerdict.Failed);
}

/// <summary>The verdict of one rule.</summary>
/// <param name="Rule">The rule in words, e.g. "Connection is active".</param>
/// <param name="Verdict">Failed is hard and forbids the purge; a warning does not.</param>
/// <param name="Evidence">What was seen.</param>
/// <param name="Instead">What to do instead, when failed.</param>
/// <param name="CheckedAt">When, UTC.</param>
public sealed record PurgeCheck(string Rule, CheckVerdict Verdict, string Evidence, string? Instead, DateTimeOffset CheckedAt);

/// <summary>How a check came out.</summary>
public enum CheckVerdict
{
    /// <summary>Nothing speaks against it.</summary>
    Passed = 0,

    /// <summary>The person should know, and may go on.</summary>
    Warning = 1,

    /// <summary>The purge is not possible now.</summary>
    Failed = 2,
}

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

/// <summary>The accounts of the connection, read after the purge.</summary>
/// <param name="Accounts">How many Basiq still holds; null when they could not be read.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Problem">Why they could not be read.</param>
/// <param name="NextAt">When it is tried again, while the outcome is unknown.</param>
public sealed record PurgeVerification(int? Accounts, DateTimeOffset At, int Attempts, string? Problem, DateTimeOffset? NextAt);

/// <summary>A verdict and what it rests on, in words.</summary>
internal sealed record VerificationFinding(VerificationVerdict Verdict, string Text);

/// <summary>What reading the accounts back says about a purge whose outcome is unknown.</summary>
internal enum VerificationVerdict
{
    /// <summary>The data is gone: it was carried out.</summary>
    Purged,

    /// <summary>The data is still there, and long enough after the request: it was not carried out.</summary>
    NotCarriedOut,

    /// <summary>A later reading may tell.</summary>
    TooEarly,

    /// <summary>No reading can tell.</summary>
    CannotTell,
}

/// <summary>Which refreshes of a connection there are to mind for a purge.</summary>
/// <param name="Newest">Key of the newest; 0 when there is none.</param>
/// <param name="Open">One that is being sent or whose outcome is not known yet: Basiq may be making a job of it that no list of jobs shows so far.</param>
internal sealed record RefreshStatuses(long Newest, RefreshRecord? Open)
{
    public static RefreshStatuses None { get; } = new(0, null);
}

/// <summary>A purge was not sent. The message says why and what to do, and can be shown.</summary>
public sealed class PurgeRejectedException(string message, PurgePreCheck? preCheck = null) : RejectedException(message)
{
    /// <summary>The checks, when one of them was the reason.</summary>
    public PurgePreCheck? PreCheck { get; } = preCheck;
}
