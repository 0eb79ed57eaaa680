using System.Diagnostics;
using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Benchmarks;

/// <summary>
/// The directory with a million users: what searches, pages and counts take.
/// <c>dotnet run -c Release --project tests/BasiqAdmin.Benchmarks -- directory-search [users]</c>
/// </summary>
internal static class DirectorySearchBenchmarks
{
    private const int Rounds = 50;

    public static async Task RunAsync(int users)
    {
        await using var host = await ServicesHost.StartAsync();
        var watch = Stopwatch.StartNew();
        await FillAsync(host, users);
        Write($"{users:N0} users stored in {watch.Elapsed.TotalSeconds:N0} s; the file has {new FileInfo(host.DatabaseFile).Length / 1048576.0:N0} MiB");

        var directory = host.Get<IUserDirectory>();
        Task<Page<UserRow>> ListAsync(string? text, string? sort = null, bool descending = false, string? cursor = null, bool inTrouble = false) =>
            directory.SearchAsync(TestActors.Support, new UserFilter(text, InTrouble: inTrouble), new PageRequest(50, cursor, sort, descending), default);

        var deep = await DeepCursorAsync(directory);
        await MeasureAsync("list, no filter", _ => ListAsync(null));
        await MeasureAsync("list, by name", _ => ListAsync(null, "name"));
        await MeasureAsync("list, by name, deep page", _ => ListAsync(null, "name", cursor: deep));
        await MeasureAsync("list, by trouble", _ => ListAsync(null, "trouble", true));
        await MeasureAsync("list, in trouble, by name", _ => ListAsync(null, "name", inTrouble: true));
        await MeasureAsync("list, whole e-mail", round => ListAsync(Person.Email(round * 7919 % users)));
        await MeasureAsync("list, whole id", round => ListAsync(Person.Id(round * 7919 % users)));
        await MeasureAsync("list, mobile as typed", round => ListAsync(Person.LocalMobile(round * 7919 % users)));
        await MeasureAsync("list, first and last name", round => ListAsync(Person.Name(round * 7919 % users), "name"));
        await MeasureAsync("list, last name", round => ListAsync(Person.LastName(round * 7919 % users), "name"));
        await MeasureAsync("list, text of every user (@example.com)", _ => ListAsync("@example.com", "name"));
        await MeasureAsync("list, two characters, by name", round => ListAsync(Person.LastName(round * 31)[..2], "name"));
        await MeasureAsync("list, two characters, newest first", round => ListAsync(Person.LastName(round * 31)[..2]));
        await MeasureAsync("list, text of nobody", round => ListAsync($"nobody{round}", "name"));
        await MeasureAsync("search box, part of an id", round => directory.FindAsync(TestActors.Support, Person.Id(round * 7919 % users)[..8], 10, default));
        await MeasureAsync("search box, first name", round => directory.FindAsync(TestActors.Support, Person.FirstName(round * 7919 % users), 10, default));
        await MeasureAsync("search box, one character", _ => directory.FindAsync(TestActors.Support, "s", 10, default));
        await MeasureAsync("counts by state", _ => directory.CountAsync(TestActors.Support, default));
    }

    private static async Task<string?> DeepCursorAsync(IUserDirectory directory)
    {
        string? cursor = null;
        for (var page = 0; page < 20; page++)
        {
            cursor = (await directory.SearchAsync(TestActors.Support, new UserFilter(), new PageRequest(100, cursor, "name"), default)).Next;
        }

        return cursor;
    }

    private static async Task MeasureAsync<T>(string name, Func<int, Task<T>> action)
    {
        await action(0);
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await action(round + 1);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Write($"{name,-42} median {times[Rounds / 2],8:N2} ms   p95 {times[Rounds * 95 / 100],8:N2} ms");
    }

    private static async Task FillAsync(ServicesHost host, int users)
    {
        await using var database = host.Database();
        await database.Database.OpenConnectionAsync();
        var connection = database.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = """
            INSERT INTO "DirectoryUsers" ("Id", "Name", "Email", "Mobile", "SortName", "SearchText", "SearchVersion", "State", "Source", "FirstSeenAt", "NextSyncAt", "SyncFailures", "Connections", "ConnectionsInTrouble")
            VALUES (@id, @name, @email, @mobile, lower(@name), @text, 2, 'Known', 'import', @at, @at, 0, 2, @trouble)
            """;
        string[] names = ["id", "name", "email", "mobile", "text", "at", "trouble"];
        foreach (var name in names)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = "@" + name;
            insert.Parameters.Add(parameter);
        }

        for (var number = 0; number < users; number++)
        {
            object[] values = [Person.Id(number), Person.Name(number), Person.Email(number), Person.Mobile(number), Person.SearchText(number), (long)number, number % 50 == 0 ? 1 : 0];
            for (var at = 0; at < values.Length; at++)
            {
                insert.Parameters[at].Value = values[at];
            }

            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static void Write(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Made-up people, the same for the same number.</summary>
    private static class Person
    {
        private static readonly string[] Starts = ["Al", "Be", "Car", "Den", "El", "Fa", "Gav", "Ha", "Is", "Jar", "Ki", "Lau", "Mo", "Ni", "Os", "Pe", "Ric", "So", "Tho", "Ul", "Vi", "Wa", "Xa", "Yu", "Zo"];
        private static readonly string[] Middles = ["a", "be", "di", "fo", "gu", "li", "ma", "no", "ra", "ri", "so", "te", "va", "we"];
        private static readonly string[] Ends = ["bert", "da", "ff", "lin", "man", "n", "rd", "s", "son", "tt", "wood", "x", "y", "z"];

        public static string Id(int number)
        {
            var mixed = unchecked((uint)number * 2654435761u);
            return string.Create(CultureInfo.InvariantCulture, $"{mixed:x8}-{number & 0xffff:x4}-4{number % 4096:x3}-8{mixed % 4096:x3}-{number:x12}");
        }

        public static string FirstName(int number) => Pick(Starts, number, 1) + Pick(Middles, number, 2) + Pick(Ends, number, 3);

        public static string LastName(int number) => Pick(Starts, number, 4) + Pick(Middles, number, 5) + Pick(Middles, number, 6) + Pick(Ends, number, 7);

        public static string Name(int number) => $"{FirstName(number)} {LastName(number)}";

        public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"{FirstName(number).ToLowerInvariant()}.{LastName(number).ToLowerInvariant()}{number}@example.com");

        public static string Mobile(int number) => string.Create(CultureInfo.InvariantCulture, $"+614{number * 97L % 100_000_000:00000000}");

        public static string LocalMobile(int number) => "0" + Mobile(number)[3..];

        private static string Pick(string[] parts, int number, uint salt)
        {
            var mixed = unchecked(((uint)number + (salt * 0x9E3779B9u)) * 2654435761u);
            return parts[unchecked((mixed ^ (mixed >> 15)) * 2246822519u >> 16) % (uint)parts.Length];
        }

        public static string SearchText(int number)
        {
            var user = new DirectoryUser
            {
                Id = UserId.Parse(Id(number)), Name = Name(number), Email = Email(number), Mobile = Mobile(number), Source = UserSource.Import, FirstSeenAt = default, NextSyncAt = default,
            };
            BasiqAdmin.Services.Data.SearchText.Fill(user, new SearchOptions().Phones);
            return user.SearchText;
        }
    }
}
