using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>The trail in sentences. What is not known here yet is told by its code, so that nothing is left out.</summary>
public static class AuditSentences
{
    private const string Bulk = "-in-bulk";

    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["audit.exported"] = "exported the audit log",
        ["case.closed"] = "closed",
        ["case.noted"] = "added a note to",
        ["case.reopened"] = "reopened",
        ["case.resolved"] = "resolved",
        ["case.snoozed"] = "snoozed",
        ["case.undone"] = "took back the last change of",
        ["case.woken"] = "woke",
        ["demo.begun"] = "filled the database with invented demo data",
        ["purge.rejected"] = "could not purge",
        ["recovery.bank-queued"] = "queued retries for the connections of",
        ["recovery.cancelled"] = "stopped retrying",
        ["recovery.escalated"] = "gave up retrying",
        ["recovery.paused"] = "paused the retry of",
        ["recovery.queue-paused"] = "paused the recovery queue of",
        ["recovery.queue-resumed"] = "resumed the recovery queue of",
        ["recovery.queued"] = "queued a retry of",
        ["recovery.resumed"] = "resumed the retry of",
        ["recovery.succeeded"] = "recovered",
        ["refresh.rejected"] = "could not refresh",
        ["session.proven"] = "proved who they are",
        ["session.signed-out"] = "signed out",
        ["session.started"] = "signed in",
        ["user.revealed"] = "looked at the personal details of",
    };

    /// <summary>The story as its last step leaves it.</summary>
    public static AuditSentence Of(AuditStory story)
    {
        var fact = story.Last.Fact;
        var reason = story.Steps.Select(step => step.Fact.Reason).FirstOrDefault(text => text is not null);
        return fact switch
        {
            { ObjectType: "purge" } => OfPurge(story, reason),
            { Action: "refresh.rejected" } => Plain(fact, reason, story.Bank),
            _ when fact.Action.StartsWith("refresh.", StringComparison.Ordinal) => new AuditSentence("refreshed", ObjectOf(fact, story.Bank), AuditText.LinkOf(fact), RefreshResult(fact), reason),
            { Action: "access.refused" } => new AuditSentence($"was not allowed to {RightIn(fact)}", Reason: reason),
            { Action: "session.refused" } => new AuditSentence("was not let in", Reason: AuditDetail.Of(fact, "problem")),
            { Action: "session.ended" } => Ended(story.Last),
            { Action: "connection.reported" } => new AuditSentence("reported", $"{ObjectOf(fact, story.Bank)} to Basiq", AuditText.LinkOf(fact), Reason: AuditDetail.Of(fact, "ticket") is { } ticket and not "none" ? $"ticket {ticket}" : null),
            { Action: "users.imported" } => new AuditSentence("imported users", Result: $"{AuditDetail.Of(fact, "new") ?? "0"} new, {AuditDetail.Of(fact, "known") ?? "0"} known, {AuditDetail.Of(fact, "notFound") ?? "0"} not found"),
            _ when fact.Action.StartsWith("case.assigned", StringComparison.Ordinal) => Assigned(story.Last),
            _ => Plain(fact, reason, story.Bank),
        };
    }

    private static AuditSentence OfPurge(AuditStory story, string? reason)
    {
        var fact = story.Last.Fact;
        var connection = AuditDetail.Of(fact, "connection") is { } id ? $"connection {ShortText.Middle(id)}" : "a connection";
        var about = $"{connection}{At(story.Bank)}";
        var href = AuditText.LinkOf(fact);
        return fact.Action switch
        {
            "purge.requested" => new AuditSentence("requested a purge of", about, href, AuditDetail.Of(fact, "waits") is null ? "sending" : "waiting for approval", reason),
            "purge.approved" => new AuditSentence("requested a purge of", about, href, $"approved by {story.Last.ActorName}", reason),
            "purge.declined" => new AuditSentence("requested a purge of", about, href, $"declined by {story.Last.ActorName}", reason),
            "purge.withdrawn" => new AuditSentence("withdrew the purge of", about, href, Reason: reason),
            "purge.expired" => new AuditSentence("requested a purge of", about, href, "nobody approved it in time", reason),
            _ when fact.Outcome is AuditOutcome.Succeeded => new AuditSentence(story.Bank is null ? "purged the data of" : $"purged {story.Bank} data of", connection, href, Left(story), reason),
            _ when fact.Outcome is AuditOutcome.Failed => new AuditSentence("tried to purge", about, href, "nothing was removed", reason),
            _ => new AuditSentence("tried to purge", about, href, "outcome unknown", reason),
        };
    }

    // The request notes the accounts before it; only steps after the call say how many are left.
    private static string Left(AuditStory story) =>
        story.Steps.Where(step => step.Fact.Action is "purge.read-back" or "purge.settled").Select(step => AuditDetail.Of(step.Fact, "accounts")).FirstOrDefault() switch
        {
            null or "not read" => "done",
            "1" => "done, 1 account left",
            var left => $"done, {left} accounts left",
        };

    private static AuditSentence Assigned(AuditRow row) => AuditDetail.Of(row.Fact, "to") switch
    {
        "nobody" => new AuditSentence("unassigned", ObjectOf(row.Fact)),
        var to when to == row.ActorId => new AuditSentence("took", ObjectOf(row.Fact)),
        { } to => new AuditSentence("assigned", $"{ObjectOf(row.Fact)} to {ShortText.Middle(to)}"),
        null => new AuditSentence("assigned", ObjectOf(row.Fact)),
    };

    private static AuditSentence Ended(AuditRow row) => AuditDetail.Of(row.Fact, "person") is { } person && person != row.ActorId
        ? new AuditSentence("ended the session of", ShortText.Middle(person), Reason: Why(row.Fact))
        : new AuditSentence("ended a session", Reason: Why(row.Fact));

    private static string? Why(AuditFact fact) => Enum.TryParse<SessionEnd>(AuditDetail.Of(fact, "why"), out var why) ? SessionText.Of(why) : null;

    private static AuditSentence Plain(AuditFact fact, string? reason, string? bank)
    {
        var isBulk = fact.Action.EndsWith(Bulk, StringComparison.Ordinal);
        return Verbs.TryGetValue(isBulk ? fact.Action[..^Bulk.Length] : fact.Action, out var verb)
            ? new AuditSentence(verb, isBulk || NeedsObject(verb) ? ObjectOf(fact, bank) : null, AuditText.LinkOf(fact), ResultOf(fact.Outcome), reason ?? AuditDetail.Of(fact, "rules"))
            : new AuditSentence(fact.Action.Replace('.', ' '), ObjectOf(fact, bank), AuditText.LinkOf(fact), ResultOf(fact.Outcome), reason);
    }

    private static bool NeedsObject(string verb) => verb is not ("exported the audit log" or "filled the database with invented demo data" or "proved who they are" or "signed in" or "signed out");

    private static string? At(string? bank) => bank is null ? null : $" at {bank}";

    private static string? ObjectOf(AuditFact fact, string? bank = null) => fact switch
    {
        { ObjectType: "bulk" } => Cases(AuditDetail.Of(fact, "cases")),
        { ObjectType: "recovery-queue", ObjectId: "all" } => "all banks",
        { ObjectType: "recovery-queue" } => bank ?? $"bank {fact.ObjectId}",
        _ when AuditText.IsOneObject(fact) => $"{fact.ObjectType} {ShortText.Middle(fact.ObjectId)}{At(bank)}",
        _ => fact.ObjectType,
    };

    private static string Cases(string? numbers) => numbers?.Split(',').Length switch
    {
        null => "cases",
        1 => $"case {numbers}",
        var count => $"{count} cases",
    };

    private static string RightIn(AuditFact fact) => Enum.TryParse<Right>(AuditDetail.Of(fact, "right"), out var right) ? RoleNames.Of(right) : "do that";

    private static string? RefreshResult(AuditFact fact) => fact.Action switch
    {
        "refresh.requested" => "sending",
        "refresh.started" => "started",
        _ when fact.Outcome is AuditOutcome.Succeeded => "started",
        _ => ResultOf(fact.Outcome),
    };

    private static string? ResultOf(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Failed => "failed",
        AuditOutcome.Unknown => "outcome unknown",
        _ => null,
    };
}

/// <summary>What an action of the trail says in a sentence, after the name of who did it: "purged the data of" "connection cc87…ca9b": "done, 0 accounts left" (SUP-1042).</summary>
/// <param name="Verb">What was done, in the past tense.</param>
/// <param name="About">What it was done to; null where the verb says it all.</param>
/// <param name="Href">Where the object can be seen.</param>
/// <param name="Result">How it ended, where the verb does not say it.</param>
/// <param name="Reason">Why, in the words of whoever did it.</param>
public sealed record AuditSentence(string Verb, string? About = null, string? Href = null, string? Result = null, string? Reason = null)
{
    /// <summary>What stands after the object.</summary>
    public string Ending => $"{(Result is null ? null : $": {Result}")}{(Reason is null ? null : $" ({Reason})")}";

    /// <summary>The sentence without who did it.</summary>
    public override string ToString() => $"{Verb}{(About is null ? null : $" {About}")}{Ending}";
}
