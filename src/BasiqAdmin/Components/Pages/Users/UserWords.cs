using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>What the directory knows of a user, in words and colour.</summary>
public static class UserWords
{
    /// <summary>How many jobs a user's page lists.</summary>
    public const int JobsShown = 25;

    public static string Of(DirectoryState state) => state switch
    {
        DirectoryState.Known => "Known",
        DirectoryState.Pending => "Not looked up yet",
        DirectoryState.NotFound => "Not at Basiq",
        _ => state.ToString(),
    };

    public static Tone ToneOf(DirectoryState state) => state switch
    {
        DirectoryState.Known => Tone.Ok,
        DirectoryState.NotFound => Tone.Bad,
        _ => Tone.Idle,
    };

    /// <summary>What a user is called on screen: the masked name, or what there is instead.</summary>
    public static string NameOf(PersonalDetails masked, DirectoryState state) => masked.Name ?? state switch
    {
        DirectoryState.Pending => "Not looked up yet",
        DirectoryState.NotFound => "Unknown to Basiq",
        _ => "Without a name",
    };
}
