using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Recovery;

/// <summary>Which failures a bank's recovery can clear.</summary>
internal static class RecoveryCauses
{
    /// <summary>Whatever an outage explains, during it and after it; what left the connection inactive needs the customer.</summary>
    public static IReadOnlyList<Cause> OfTheBank { get; } = [.. Diagnosis.ExplainedByOutage.Where(cause => cause != Cause.BankUnavailableAtSetUp), Cause.BankRecovered];
}
