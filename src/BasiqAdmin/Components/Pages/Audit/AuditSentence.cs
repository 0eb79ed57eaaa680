namespace BasiqAdmin.Components.Pages.Audit;

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
