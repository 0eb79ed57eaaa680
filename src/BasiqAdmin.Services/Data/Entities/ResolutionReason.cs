namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Why a person resolved a case. Stored by name.</summary>
public enum ResolutionReason
{
    /// <summary>The customer knows what to do.</summary>
    CustomerTold = 0,

    /// <summary>The connection works again.</summary>
    WorksAgain = 1,

    /// <summary>Another case is about the same.</summary>
    Duplicate = 2,

    /// <summary>Nothing will be done about it.</summary>
    WontFix = 3,
}
