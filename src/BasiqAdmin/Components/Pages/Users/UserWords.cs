using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>What the directory knows of a user, in words and colour.</summary>
public static class UserWords
{
    public static string Of(DirectoryState state) => state switch
    {
        DirectoryState.Known => "Known",
        DirectoryState.Pending => "Not checked yet",
        DirectoryState.NotFound => "Not found at Basiq",
        _ => state.ToString(),
    };

    public static Tone ToneOf(DirectoryState state) => state switch
    {
        DirectoryState.NotFound => Tone.Bad,
        _ => Tone.Idle,
    };

    /// <summary>What a user is called on screen: the masked name, or what there is instead.</summary>
    public static string NameOf(PersonalDetails masked, DirectoryState state) => masked.Name ?? (state is DirectoryState.Known ? NameText.Of(null) : Of(state));

    /// <summary>The tab's name.</summary>
    public static string Of(UserTab tab) => tab switch
    {
        UserTab.Failing => "Failing",
        UserTab.ConsentEnding => "Consent ending",
        UserTab.NeverConnected => "Never connected",
        _ => "All",
    };

    /// <summary>The worst of a user's connections, as a list says it: "Verdigris: customer must act".</summary>
    public static string Of(UserStatus status) => status switch
    {
        { Kind: UserStatusKind.JobFailed, Owner: { } owner } => $"{status.BankName}: {LowerFirst(OwnerWords.MustAct(owner))}",
        { Kind: UserStatusKind.JobFailed } => $"{status.BankName}: last refresh failed",
        { Kind: UserStatusKind.NotWorking, ConnectionStatus: { } state } => $"{status.BankName}: {LowerFirst(ConnectionWords.Of(state))}",
        { Kind: UserStatusKind.NotWorking } => $"{status.BankName}: brings no data",
        { Kind: UserStatusKind.EndsSoon } => $"{status.BankName}: consent ends soon",
        { Kind: UserStatusKind.NoConnection } => "No connection",
        { Kind: UserStatusKind.Pending } => "Not checked yet",
        { Kind: UserStatusKind.NotFound } => "Not found at Basiq",
        _ => "Up to date",
    };

    /// <summary>Its colour: only what is wrong has one.</summary>
    public static Tone ToneOf(UserStatus status) => status.Kind switch
    {
        UserStatusKind.JobFailed or UserStatusKind.NotWorking => Tone.Bad,
        UserStatusKind.EndsSoon => Tone.Warn,
        _ => Tone.Idle,
    };

    /// <summary>The last digits of a masked mobile: "··· 666"; null where none are known.</summary>
    public static string? LastDigits(string? maskedMobile) => maskedMobile is { Length: >= 3 } && maskedMobile[^3..].All(char.IsAsciiDigit) ? $"··· {maskedMobile[^3..]}" : null;

    private static string LowerFirst(string text) => text.StartsWith("Basiq", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
