using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Users;

/// <summary>What a list of users is narrowed to.</summary>
/// <param name="Text">Part of a name, e-mail, mobile or id.</param>
/// <param name="State">Only users in this state.</param>
/// <param name="InTrouble">Only users with a connection that brings no data any more.</param>
/// <param name="EndsSoon">Only users with a connection that works and ends within 7 days.</param>
public sealed record UserFilter(string? Text = null, DirectoryState? State = null, bool InTrouble = false, bool EndsSoon = false)
{
    /// <summary>Only users of this tab.</summary>
    public UserTab Tab { get; init; }
}
