using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Display;

/// <summary>Audit entries in words, colour and links.</summary>
public static class AuditText
{
    public static string Of(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Succeeded => "Done",
        AuditOutcome.Intended => "Requested",
        _ => outcome.ToString(),
    };

    /// <summary>What the trail can be narrowed to by kind, in the order people look for it. The action's own code stays in the address.</summary>
    public static IReadOnlyList<(string Action, string Text)> Kinds { get; } =
    [
        ("purge.requested", "Purges requested"),
        ("purge.done", "Purges done"),
        ("purge.refused", "Purges refused by Basiq"),
        ("purge.rejected", "Purges stopped by a check"),
        ("purge.approved", "Purges approved"),
        ("purge.declined", "Purges declined"),
        ("refresh.requested", "Refreshes requested"),
        ("recovery.queued", "Retries queued"),
        ("case.assigned", "Cases assigned"),
        ("case.resolved", "Cases resolved"),
        ("connection.reported", "Reports to Basiq"),
        ("user.revealed", "Personal details shown"),
        ("users.imported", "Imports"),
        ("audit.exported", "Exports of this log"),
        ("session.started", "Sign-ins"),
        ("session.refused", "Sign-ins refused"),
        ("session.ended", "Sessions ended"),
        ("access.refused", "Not allowed"),
    ];

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
