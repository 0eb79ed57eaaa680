using System.Globalization;
using BasiqAdmin.Sandbox.World.Accounts;
using BasiqAdmin.Sandbox.World.Connections;
using BasiqAdmin.Sandbox.World.Seeding;
using BasiqAdmin.Sandbox.World.Users;

namespace BasiqAdmin.Sandbox.World.Generation;

/// <summary>
/// Accounts follow from the connection alone: a purge hides them and the next successful refresh brings the same ones back.
/// </summary>
public sealed class AccountGenerator(int seed)
{
    private const int PerConnection = 16;

    private static readonly (string Type, string Name, int From, int To, decimal? Limit)[] Kinds =
    [
        ("transaction", "Everyday Account", 20, 9_000, null),
        ("savings", "Bonus Saver", 100, 60_000, null),
        ("credit-card", "Low Rate Card", -7_500, 0, 8_000m),
        ("mortgage", "Home Loan", -900_000, -80_000, 950_000m),
        ("loan", "Personal Loan", -40_000, -500, 45_000m),
        ("term-deposit", "Term Deposit", 5_000, 120_000, null),
        ("investment", "Share Trading Account", 500, 80_000, null),
    ];

    public IEnumerable<Account> Of(UserState user) =>
        user.Connections.Where(connection => connection.HasData).SelectMany(connection => Of(user, connection));

    private List<Account> Of(UserState user, Connection connection)
    {
        var random = SeededRandom.For(seed, (user.Index * PerConnection) + connection.Ordinal, Salt.Accounts);
        var count = random.Between(1, 5);
        var accounts = new List<Account>(count);
        for (var i = 0; i < count; i++)
        {
            var (type, name, from, to, limit) = i == 0 ? Kinds[0] : random.Pick(Kinds);
            accounts.Add(new Account(
                user.Ids.Uuid(IdKind.Account, user.Index, (connection.Ordinal * PerConnection) + i),
                connection.Ordinal, $"{connection.Bank.ShortName} {name}", type,
                random.Between(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture),
                user.Person.FullName.ToUpperInvariant(),
                random.Between(from * 100, to * 100) / 100m, limit, connection.LastUsed ?? connection.CreatedAt));
        }

        return accounts;
    }
}
