using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Display;

/// <summary>Connections in words and colour. Words of Basiq's that are not known here are shown as they are.</summary>
public static class ConnectionText
{
    /// <summary>The statuses that the list offers as filters, most common first.</summary>
    public static IReadOnlyList<ConnectionStatus> Offered { get; } =
        [ConnectionStatus.Active, ConnectionStatus.Invalid, ConnectionStatus.Pending, ConnectionStatus.PreInit, ConnectionStatus.Init, ConnectionStatus.Revoked, ConnectionStatus.Deleted];

    public static string Of(ConnectionStatus status) => status switch
    {
        _ when status == ConnectionStatus.PreInit => "Setup not finished",
        _ when status == ConnectionStatus.Init => "Being set up",
        _ => ShortText.Sentence(status.Value),
    };

    /// <summary>The list in a sentence: how many there are, and how many do not work.</summary>
    public static string Summary(IReadOnlyDictionary<string, int>? counts)
    {
        if (counts is null)
        {
            return "Each bank connection of every user";
        }

        // What was deleted or is being set up is neither well nor broken.
        var broken = new[] { ConnectionStatus.Invalid, ConnectionStatus.Revoked, ConnectionStatus.PreInit }.Sum(status => counts.GetValueOrDefault(status.Value));
        var active = counts.GetValueOrDefault(ConnectionStatus.Active.Value);
        return broken == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{active:N0} active, none failing.")
            : string.Create(CultureInfo.InvariantCulture, $"{active:N0} active. {broken:N0} {(broken == 1 ? "needs" : "need")} attention.");
    }

    /// <summary>The colour of a status: only what does not work, or was left unfinished, has one.</summary>
    public static Tone ToneOf(ConnectionStatus status) => status switch
    {
        _ when status == ConnectionStatus.Invalid || status == ConnectionStatus.Revoked => Tone.Bad,
        _ when status == ConnectionStatus.PreInit => Tone.Warn,
        _ => Tone.Idle,
    };

    /// <summary>An account's status; Basiq's own word where it is another one.</summary>
    public static string Status(AccountView account) => account.Status is { Length: > 0 } status ? ShortText.Sentence(status) : "Not known";

    /// <summary>The colour of an account's status.</summary>
    public static Tone ToneOf(AccountView account) => account.Status?.ToLowerInvariant() switch
    {
        "available" => Tone.Idle,
        "unavailable" => Tone.Warn,
        _ => Tone.Idle,
    };

    public static string Of(ConnectionMethod method) => method switch
    {
        _ when method == ConnectionMethod.OpenBanking => "Open banking",
        _ when method == ConnectionMethod.Pdf => "PDF upload",
        _ when method == ConnectionMethod.Csv => "CSV upload",
        _ => ShortText.Sentence(method.Value),
    };
}
