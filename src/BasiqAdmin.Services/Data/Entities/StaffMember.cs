namespace BasiqAdmin.Services.Data.Entities;

/// <summary>Somebody who has used the inbox, and to whom cases can be given.</summary>
public sealed class StaffMember
{
    /// <summary>Stable id from the sign-in.</summary>
    public required string Id { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; set; }

    /// <summary>When they last used it, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }
}
