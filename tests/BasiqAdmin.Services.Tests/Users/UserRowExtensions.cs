using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Tests.Users;

internal static class UserRowExtensions
{
    /// <summary>Rows that can be compared by value: a list is compared by reference, so the banks stand beside.</summary>
    public static IEnumerable<(UserRow Row, string Banks)> Comparable(this IEnumerable<UserRow> rows) =>
        rows.Select(row => (row with { Banks = [] }, string.Join('|', row.Banks)));
}
