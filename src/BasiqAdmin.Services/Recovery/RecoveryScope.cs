namespace BasiqAdmin.Services.Recovery;

/// <summary>What a pause is about.</summary>
internal static class RecoveryScope
{
    /// <summary>The whole queue; a bank's part is named by the bank's id.</summary>
    public const string Whole = "";
}
