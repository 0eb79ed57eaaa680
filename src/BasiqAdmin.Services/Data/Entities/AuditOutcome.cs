namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How an audited action ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was carried out.</summary>
    Succeeded = 0,

    /// <summary>It was attempted and failed.</summary>
    Failed = 1,

    /// <summary>The actor lacks the right, or a rule forbade it.</summary>
    Refused = 2,

    /// <summary>It is about to be carried out.</summary>
    Intended = 3,

    /// <summary>Whether it was carried out is not known yet.</summary>
    Unknown = 4,
}
