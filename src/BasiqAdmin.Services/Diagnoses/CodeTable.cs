using System.Collections.Frozen;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>
/// The documented codes of failed steps and what each means (api-facts, section 4). Two are missing here because the code alone does not
/// tell: <c>invalid-credentials</c> is read by its words, <c>service-unavailable</c> by its circumstances.
/// </summary>
internal static class CodeTable
{
    public const string InvalidCredentials = "invalid-credentials";
    public const string ServiceUnavailable = "service-unavailable";
    public const string JobTimedOut = "job-timed-out";

    private static readonly FrozenDictionary<string, Cause> Causes = new Dictionary<string, Cause>(StringComparer.Ordinal)
    {
        ["account-not-accessible-requires-user-action"] = Cause.MessageAtBank,
        ["user-action-required"] = Cause.MessageAtBank,
        ["authorization-failed"] = Cause.AuthorisationDeclined,

        ["maintenance"] = Cause.BankMaintenance,
        ["maintenance-error"] = Cause.BankMaintenance,
        ["temporary-unavailable"] = Cause.BankMaintenance,
        ["institution-not-available"] = Cause.BankMaintenance,

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
    public static bool Knows(string code) => code is InvalidCredentials or ServiceUnavailable || Causes.ContainsKey(code);

    /// <summary>What the code means by itself; unknown codes are <see cref="Cause.UnknownCode"/>.</summary>
    public static Cause CauseOf(string code) => Causes.GetValueOrDefault(code, Cause.UnknownCode);
}
