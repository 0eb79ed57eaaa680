using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Display;

/// <summary>What the directory knows of a user, in words and colour.</summary>
public static class UserText
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

    /// <summary>How many users fail, at the start of a sentence.</summary>
    public static string Failing(UserCounts counts) => $"{NumberText.Of(counts.Failing)} of {NumberText.Of(counts.AtBasiq)} users {(counts.Failing == 1 ? "fails" : "fail")}";

    /// <summary>How many of them must act themselves, at its end.</summary>
    public static string MustAct(UserCounts counts) => counts.MustAct switch
    {
        0 => ".",
        1 => "; 1 must act.",
        > UserCounts.MostCounted => $"; more than {NumberText.Of(UserCounts.MostCounted)} must act.",
        var count => $"; {NumberText.Of(count)} must act.",
    };

    /// <summary>That nobody fails, and what ends soon.</summary>
    public static string NoneFailing(UserCounts counts) => counts.EndsSoon switch
    {
        0 => $"None of {NumberText.Of(counts.AtBasiq)} users fails.",
        1 => $"None of {NumberText.Of(counts.AtBasiq)} users fails. The consent of 1 ends within 7 days.",
        var ending => $"None of {NumberText.Of(counts.AtBasiq)} users fails. The consents of {NumberText.Of(ending)} end within 7 days.",
    };

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
        { Kind: UserStatusKind.JobFailed, Owner: { } owner } => $"{status.BankName}: {LowerFirst(OwnerText.MustAct(owner))}",
        { Kind: UserStatusKind.JobFailed } => $"{status.BankName}: last refresh failed",
        { Kind: UserStatusKind.NotWorking, ConnectionStatus: { } state } => $"{status.BankName}: {LowerFirst(ConnectionText.Of(state))}",
        { Kind: UserStatusKind.NotWorking } => $"{status.BankName}: brings no data",
        { Kind: UserStatusKind.EndsSoon } => $"{status.BankName}: consent ends soon",
        { Kind: UserStatusKind.NoConnection } => "No connection",
        { Kind: UserStatusKind.Pending } => "Not checked yet",
        { Kind: UserStatusKind.NotFound } => "Not found at Basiq",
        _ => "Up to date",
    };

    /// <summary>Its colour: only what is wrong has one.</summary>
    public static Tone ToneOf(UserStatus status) => status switch
    {
        // What was never set up to its end is no more alarming here than in the list of connections.
        { Kind: UserStatusKind.NotWorking, ConnectionStatus: { } state } when state == ConnectionStatus.Pending || state == ConnectionStatus.PreInit || state == ConnectionStatus.Init => Tone.Warn,
        { Kind: UserStatusKind.JobFailed or UserStatusKind.NotWorking } => Tone.Bad,
        { Kind: UserStatusKind.EndsSoon } => Tone.Warn,
        _ => Tone.Idle,
    };

    /// <summary>The last digits of a masked mobile: "··· 666"; null where none are known.</summary>
    public static string? LastDigits(string? maskedMobile) => maskedMobile is { Length: >= 3 } && maskedMobile[^3..].All(char.IsAsciiDigit) ? $"··· {maskedMobile[^3..]}" : null;

    private static string LowerFirst(string text) => text.StartsWith("Basiq", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
