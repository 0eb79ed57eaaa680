namespace BasiqAdmin.Services.Data.Entities;

/// <summary>How an audited action ended.</summary>
public enum AuditOutcome
{
    /// <summary>It was carried out.</summary>
    Succeeded,

    /// <summary>It was attempted and failed.</summary>
    Failed,

    /// <summary>The actor lacks the right, or a rule forbade it.</summary>
    Refused,

    /// <summary>It is about to be carried out.</summary>
    Intended,

    /// <summary>Whether it was carried out is not known yet.</summary>
    Unknown,
}
