using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>Audit entries in words, colour and links.</summary>
public static class AuditWords
{
    public static string Of(AuditOutcome outcome) => outcome.ToString();

    public static Tone ToneOf(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Succeeded => Tone.Ok,
        AuditOutcome.Failed => Tone.Bad,
        AuditOutcome.Refused => Tone.Warn,
        AuditOutcome.Unknown => Tone.Warn,
        _ => Tone.Info,
    };

    /// <summary>Whether the entry is about one thing, or a page; a list is written as an asterisk, an action on all as a word.</summary>
    public static bool IsOneObject(AuditFact fact) => fact.ObjectId.StartsWith('/') || fact.ObjectId.Any(char.IsAsciiDigit);

    /// <summary>Where what the entry is about can be seen; null where there is no page for it.</summary>
    public static string? LinkOf(AuditFact fact) => fact.ObjectType switch
    {
        "user" when UserId.TryParse(fact.ObjectId, out var user) => AdminRoutes.User(user),
        "connection" when UserId.TryParse(fact.UserId, out var user) && ConnectionId.TryParse(fact.ObjectId, out var connection) => AdminRoutes.Connection(user, connection),
        "purge" when Guid.TryParse(fact.ObjectId, out var purge) => AdminRoutes.Purge(purge),
        _ => null,
    };
}
