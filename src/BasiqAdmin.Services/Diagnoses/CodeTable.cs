using System.Collections.Frozen;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>
/// The codes of failed steps that Basiq's pages name and what each means (api-facts, sections 4 and 9). Three are missing here because the code
/// alone does not tell: <c>invalid-credentials</c> and <c>authorization-failed</c> are read by their words, <c>service-unavailable</c> by its circumstances.
/// </summary>
internal static class CodeTable
{
    public const string InvalidCredentials = "invalid-credentials";
    public const string AuthorizationFailed = "authorization-failed";
    public const string ServiceUnavailable = "service-unavailable";
    public const string JobTimedOut = "job-timed-out";

    private static readonly FrozenDictionary<string, Cause> Causes = new Dictionary<string, Cause>(StringComparer.Ordinal)
    {
        ["account-not-accessible-requires-user-action"] = Cause.MessageAtBank,
        ["user-action-required"] = Cause.MessageAtBank,
        ["invalid-username-or-password"] = Cause.WrongLogin,
        ["locked-account"] = Cause.AccountLocked,
        ["multifactor-required"] = Cause.UnsupportedSecurity,

        ["maintenance"] = Cause.BankMaintenance,
        ["maintenance-error"] = Cause.BankMaintenance,
        ["temporary-unavailable"] = Cause.BankMaintenance,
        ["institution-not-available"] = Cause.BankMaintenance,
        ["incomplete-job"] = Cause.IncompleteData,

        ["system-unavailable"] = Cause.BasiqUnavailable,
        ["connector-error"] = Cause.ConnectorBroken,
        ["institution-disabled"] = Cause.BankNotOffered,
        ["institution-not-found"] = Cause.BankNotOffered,
        ["invalid-connection"] = Cause.ConnectionUnusable,
        [JobTimedOut] = Cause.TimedOut,
        ["unknown-error"] = Cause.UnknownToBasiq,
        ["too-many-requests"] = Cause.TooManyRequests,

        ["bank-statement-invalid"] = Cause.StatementUnreadable,
        ["bank-statement-parsing-error"] = Cause.StatementUnreadable,
        ["bank-statement-not-supported"] = Cause.StatementUnsupported,
        ["bank-statement-new-product"] = Cause.StatementNew,
        ["invalid-csv-row"] = Cause.FileLayout,
        ["row-count-exceeded"] = Cause.FileLayout,
        ["empty-file"] = Cause.FileLayout,
        ["missing-required-field"] = Cause.FileLayout,
        ["missing-required-field-value"] = Cause.FileLayout,
        ["invalid-field-value"] = Cause.FileLayout,
        ["account-data-differs"] = Cause.FileContradicts,
        ["txn-after-last-updated-date"] = Cause.FileContradicts,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the documents name the code.</summary>
    public static bool Knows(string code) => code is InvalidCredentials or AuthorizationFailed or ServiceUnavailable || Causes.ContainsKey(code);

    /// <summary>What the code means by itself; unknown codes are <see cref="Cause.UnknownCode"/>.</summary>
    public static Cause CauseOf(string code) => Causes.GetValueOrDefault(code, Cause.UnknownCode);
}

/// <summary>Every cause with its texts, one row each.</summary>
internal static class Catalogue
{
    private static readonly FrozenDictionary<Cause, Finding> ByCause =
        new[] { CustomerFindings.All, BankFindings.All, BasiqFindings.All, UploadFindings.All, StateFindings.All }
            .SelectMany(rows => rows)
            .ToFrozenDictionary(row => row.Cause);

    public static Finding Of(Cause cause) => ByCause[cause];
}
