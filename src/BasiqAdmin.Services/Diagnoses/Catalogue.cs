using System.Collections.Frozen;

namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Every cause with its texts, one row each.</summary>
internal static class Catalogue
{
    private static readonly FrozenDictionary<Cause, Finding> ByCause =
        new[] { CustomerFindings.All, BankFindings.All, BasiqFindings.All, UploadFindings.All, StateFindings.All }
            .SelectMany(rows => rows)
            .ToFrozenDictionary(row => row.Cause);

    public static Finding Of(Cause cause) => ByCause[cause];
}
