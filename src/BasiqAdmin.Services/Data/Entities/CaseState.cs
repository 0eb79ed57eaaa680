namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Where the follow-up of a failure stands.</summary>
public enum CaseState
{
    /// <summary>Somebody has to look.</summary>
    Open = 0,

    /// <summary>Put aside until a time, or until the bank recovers.</summary>
    Snoozed = 1,

    /// <summary>Done, by a person or because a later job succeeded.</summary>
    Resolved = 2,
}
