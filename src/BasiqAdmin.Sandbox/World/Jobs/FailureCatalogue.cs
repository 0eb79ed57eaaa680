namespace BasiqAdmin.Sandbox.World.Jobs;

/// <summary>
/// Every documented failure of a connection job (api-facts section 4) with plausible texts.
/// invalid-credentials comes in three shapes, because only its title and detail tell them apart.
/// </summary>
internal static class FailureCatalogue
{
    public static JobFailure LockedAccount { get; } = new(
        "invalid-credentials", "Account is locked", "The account is locked at the institution. The user must contact the bank to unlock it.",
        StepTitle.VerifyCredentials, Invalidates: true);

    public static JobFailure UserAction { get; } = new(
        "account-not-accessible-requires-user-action", "User action required",
        "The institution asks the user to act, for example to accept new terms and conditions, before the account can be accessed.",
        StepTitle.VerifyCredentials, Invalidates: true);

    public static JobFailure ServiceUnavailable { get; } = new(
        "service-unavailable", "Service unavailable", "The institution is temporarily unavailable. Try again later.", StepTitle.VerifyCredentials);

    /// <summary>No code is documented for a challenge that nobody answers in its two minutes; this is the nearest (unverified).</summary>
    public static JobFailure ChallengeExpired { get; } = new(
        "job-timed-out", "Job timed out", "The multi-factor challenge was not answered in time.", StepTitle.MfaChallenge);

    /// <summary>Weighted by repetition: people's own trouble and unavailable banks make up most failures.</summary>
    public static IReadOnlyList<JobFailure> Common { get; } =
    [
        new("invalid-credentials", "Cannot login to target institution, check credentials.",
            "Cannot login to target institution using supplied credentials. Please check credentials and try again.",
            StepTitle.VerifyCredentials, Invalidates: true),
        LockedAccount,
        new("invalid-credentials", "Unsupported multi-factor authentication",
            "The multi-factor authentication that this login uses is not supported.", StepTitle.VerifyCredentials, Invalidates: true),
        UserAction,
        UserAction,
        ServiceUnavailable,
        ServiceUnavailable with { Step = StepTitle.RetrieveTransactions },
        new("authorization-failed", "Authorization failed", "access_denied", StepTitle.VerifyCredentials, Invalidates: true),
    ];

    public static IReadOnlyList<JobFailure> Rare { get; } =
    [
        new("maintenance", "Institution under maintenance", "The institution is under scheduled maintenance.", StepTitle.VerifyCredentials),
        new("maintenance-error", "Maintenance error", "The institution reported maintenance while data was read.", StepTitle.RetrieveAccounts),
        new("system-unavailable", "System unavailable", "The system is not available at the moment.", StepTitle.VerifyCredentials),
        new("temporary-unavailable", "Temporarily unavailable", "The institution is temporarily unavailable.", StepTitle.RetrieveAccounts),
        new("connector-error", "Connector error", "The connector met an unexpected page.", StepTitle.RetrieveTransactions),
        new("institution-not-available", "Institution not available", "The institution cannot be reached.", StepTitle.VerifyCredentials),
        new("institution-disabled", "Institution disabled", "The institution has been disabled.", StepTitle.VerifyCredentials),
        new("institution-not-found", "Institution not found", "The institution is not known.", StepTitle.VerifyCredentials),
        new("invalid-connection", "Invalid connection", "The connection cannot be used any more.", StepTitle.VerifyCredentials, Invalidates: true),
        new("job-timed-out", "Job timed out", "The job did not finish in time.", StepTitle.RetrieveTransactions),
        new("unknown-error", "Unknown error", "An unknown error has occurred.", StepTitle.RetrieveTransactions),
        new("user-action-required", "User action required", "The user must act at the institution.", StepTitle.VerifyCredentials, Invalidates: true),
    ];

    public static IReadOnlyList<JobFailure> Uploads { get; } =
    [
        Upload("bank-statement-invalid", "Statement not valid."),
        Upload("bank-statement-new-product", "Statement of an unknown product."),
        Upload("bank-statement-parsing-error", "Statement could not be read."),
        Upload("bank-statement-not-supported", "Statement not supported."),
        Upload("invalid-csv-row", "A row is not valid."),
        Upload("row-count-exceeded", "Too many rows."),
        Upload("empty-file", "The file is empty."),
        Upload("account-data-differs", "The account differs from the one known."),
        Upload("txn-after-last-updated-date", "A transaction lies after the last update."),
        Upload("missing-required-field", "A required field is missing."),
        Upload("missing-required-field-value", "A required field has no value."),
        Upload("invalid-field-value", "A field has a value that is not valid."),
    ];

    private static JobFailure Upload(string code, string title) =>
        new(code, title, $"{title} Check the uploaded file and try again.", StepTitle.VerifyCredentials);
}
