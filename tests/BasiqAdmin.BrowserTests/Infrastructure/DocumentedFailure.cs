namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>A documented failure of a job: the place of the person in the seeded world whom it befalls, and what the job page says about it.</summary>
/// <param name="Person">Their place; see <see cref="SandboxFixture.CustomerAsync"/>.</param>
/// <param name="Code">The code as Basiq spells it.</param>
/// <param name="Cause">Words from what is wrong.</param>
/// <param name="MustAct">Who must act.</param>
/// <param name="ToTell">Words from what to tell the customer.</param>
public sealed record DocumentedFailure(int Person, string Code, string Cause, string MustAct, string ToTell)
{
    private const string Customer = "Customer must act";
    private const string Bank = "Waiting for the bank";
    private const string Us = "Our team must act";
    private const string Trouble = "We have trouble fetching your data from";
    private const string Unreadable = "We could not read the file with your bank data.";
    private const string File = "The uploaded file is empty, too long, or a column or value is missing or wrong.";
    private const string Contradiction = "What the uploaded file says about an account differs";

    /// <summary>Each code of the API's facts, section 4; <c>invalid-credentials</c> in the three shapes that only its words tell apart.</summary>
    public static IReadOnlyList<DocumentedFailure> All { get; } =
    [
        new(1, "invalid-credentials", "has locked the customer's access", Customer, "has locked your access to internet banking"),
        new(11, "invalid-credentials", "refuses the login that the customer gave", Customer, "no longer accepts the login that you gave us"),
        new(13, "invalid-credentials", "a kind of extra security that Basiq cannot answer", Customer, "an extra security check at sign-in"),
        new(2, "account-not-accessible-requires-user-action", "a message or new terms that only they can answer", Customer, "answer any message that appears"),
        new(3, "service-unavailable", "tries again by itself", Bank, "We cannot fetch your data from"),
        new(18, "authorization-failed", "declined at the bank's sign-in", Customer, "agree when"),
        new(19, "maintenance", "is under maintenance or short of capacity", Bank, "We cannot fetch your data from"),
        new(20, "maintenance-error", "is under maintenance or short of capacity", Bank, "We cannot fetch your data from"),
        new(21, "system-unavailable", "A part of Basiq was not available", "Basiq is fixing it", Trouble),
        new(22, "temporary-unavailable", "is under maintenance or short of capacity", Bank, "We cannot fetch your data from"),
        new(23, "connector-error", "met something that it did not expect", "Basiq is fixing it", Trouble),
        new(24, "institution-not-available", "is under maintenance or short of capacity", Bank, "We cannot fetch your data from"),
        new(25, "institution-disabled", "Basiq has switched", "Basiq must act", Trouble),
        new(26, "institution-not-found", "or does not know it", "Basiq must act", Trouble),
        new(27, "invalid-connection", "can no longer use this connection", "Basiq must act", Trouble),
        new(28, "job-timed-out", "the job took too long", "Basiq must act", Trouble),
        new(29, "unknown-error", "Basiq itself does not say why", "Basiq must act", Trouble),
        new(30, "user-action-required", "a message or new terms that only they can answer", Customer, "answer any message that appears"),
        new(31, "bank-statement-invalid", "damaged, scanned, protected, or not a statement", Customer, "Please download it again as a PDF"),
        new(32, "bank-statement-new-product", "a product that Basiq has to add first", "Basiq must act", "Your bank statement is of a kind that is new to us"),
        new(33, "bank-statement-parsing-error", "damaged, scanned, protected, or not a statement", Customer, "Please download it again as a PDF"),
        new(34, "bank-statement-not-supported", "cannot read statements of this kind", Customer, "We cannot read this kind of bank statement"),
        new(35, "invalid-csv-row", File, Us, Unreadable),
        new(36, "row-count-exceeded", File, Us, Unreadable),
        new(37, "empty-file", File, Us, Unreadable),
        new(38, "account-data-differs", Contradiction, Us, Unreadable),
        new(39, "txn-after-last-updated-date", Contradiction, Us, Unreadable),
        new(40, "missing-required-field", File, Us, Unreadable),
        new(41, "missing-required-field-value", File, Us, Unreadable),
        new(42, "invalid-field-value", File, Us, Unreadable),
    ];
}
