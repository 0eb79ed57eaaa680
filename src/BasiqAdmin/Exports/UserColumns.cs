using System.Globalization;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Exports;

/// <summary>The directory as a file. Personal details stay masked: a file is out of this app's sight.</summary>
internal static class UserColumns
{
    public static IReadOnlyList<CsvColumn<UserRow>> All { get; } =
    [
        new("userId", row => row.Id.Value),
        new("name", row => row.Masked.Name),
        new("email", row => row.Masked.Email),
        new("mobile", row => row.Masked.Mobile),
        new("state", row => row.State.ToString()),
        new("connections", row => row.Connections.ToString(CultureInfo.InvariantCulture)),
        new("connectionsFailing", row => row.ConnectionsInTrouble.ToString(CultureInfo.InvariantCulture)),
        new("connectionsEndingSoon", row => row.ConnectionsEnding.ToString(CultureInfo.InvariantCulture)),
        new("firstSeenAt", row => CsvFile.Moment(row.FirstSeenAt)),
        new("lookedUpAt", row => CsvFile.Moment(row.SyncedAt)),
    ];
}
