using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Text;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Tests.Data;

public sealed class DatabaseTests : IAsyncLifetime
{
    private static readonly PhoneText Phones = new("AU");

    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await ServicesHost.StartAsync(users: 1, storesAsShipped: true);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    [InlineData("synchronous", "2")]
    [InlineData("secure_delete", "1")]
    public async Task Connection_WhenOpened_IsSetUp(string pragma, string expected)
    {
        await using var database = host.Database();
        await database.Database.OpenConnectionAsync(Token);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        var value = await command.ExecuteScalarAsync(Token);

        Assert.Equal(expected, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Folder_OfTheDatabase_IsForItsOwnAccountOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");

        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path.GetDirectoryName(host.DatabaseFile)!);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, mode);
    }

    [Fact]
    public async Task Migrate_Again_ChangesNothing()
    {
        await host.StoreAsync(People.User("a-user", "Gavin"));

        await host.Get<DatabaseMigrator>().MigrateAsync(Token);

        await using var database = host.Database();
        Assert.Empty(await database.Database.GetPendingMigrationsAsync(Token));
        Assert.False(database.Database.HasPendingModelChanges());
        Assert.Equal(1, await database.Set<DirectoryUser>().CountAsync(Token));
    }

    [Fact]
    public async Task Migrate_TriggersWithTheFormulaOfBefore_AreMadeAnew()
    {
        await using var database = host.Database();
        var migrator = database.GetService<IMigrator>();
        var fresh = await TriggersAsync(database);
        await migrator.MigrateAsync("WorkOfTheTeam", Token);
        await database.Database.ExecuteSqlRawAsync(
            """
            DROP TRIGGER "FailedJobCases_attention_update";
            CREATE TRIGGER "FailedJobCases_attention_update" AFTER UPDATE ON "FailedJobCases" BEGIN UPDATE "DirectoryUsers" SET "Attention" = 1; END;
            """,
            Token);

        await migrator.MigrateAsync(cancellationToken: Token);

        Assert.Equal(3, fresh.Count);
        Assert.Equal(fresh, await TriggersAsync(database));

        static Task<List<string>> TriggersAsync(AdminContext database) =>
            database.Database.SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'FailedJobCases_attention_%' ORDER BY name").ToListAsync(Token);
    }

    [Fact]
    public async Task Migrate_ACaseOfTheTimeOfRanks_PutsItInItsPlace()
    {
        await using var database = host.Database();
        var migrator = database.GetService<IMigrator>();
        await migrator.MigrateAsync("Jobs", Token);
        await database.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "FailedJobCases" ("UserId", "Method", "Connector", "JobId", "Step", "Code", "Cause", "Owner", "GroupRank", "JudgedAt", "Failures", "FirstFailedAt", "LastFailedAt", "OpenedAt", "State", "AssigneeId", "SnoozedForBank", "Version")
            VALUES ('a-user', 'web', '', 'a-job', '', '', 'BankDown', 'Bank', {0}, 0, 1, 0, 1768467600123, 0, 'Open', '', 0, 0)
            """,
            [1007],
            Token);

        await migrator.MigrateAsync(cancellationToken: Token);

        var found = await database.Set<FailedJobCase>().AsNoTracking().SingleAsync(Token);
        Assert.Equal(FailedJobCase.PlaceOf(ActionOwner.Bank, Cause.BankDown, found.LastFailedAt), found.InboxPlace);
    }

    [Fact]
    public async Task Migrate_CasesOfEveryCauseFromTheTimeOfPositions_PutsEachInItsPlace()
    {
        await using var database = host.Database();
        var migrator = database.GetService<IMigrator>();
        await migrator.MigrateAsync("Sessions", Token);

        // Later causes cannot stand in a database of that time.
        var causes = Enum.GetValues<Cause>().Where(cause => cause <= Cause.EndsSoon && (int)cause % 10 == 0).ToList();
        foreach (var (position, cause) in causes.Index())
        {
            var owner = Diagnosis.OwnerOf(cause);
            await database.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "FailedJobCases" ("UserId", "Method", "Connector", "JobId", "Step", "Code", "Cause", "Owner", "InboxPlace", "JudgedAt", "Failures", "FirstFailedAt", "LastFailedAt", "OpenedAt", "State", "AssigneeId", "SnoozedForBank", "Version")
                VALUES ('a-user', 'web', '', {0}, '', '', {1}, {2}, {3}, 0, 1, 0, 1768467600123, 0, 'Open', '', 0, 0)
                """,
                [$"job-{cause}", cause.ToString(), owner.ToString(), ((((long)owner * 1000) + position) * 10_000_000_000_000) - 1768467600123],
                Token);
        }

        await migrator.MigrateAsync(cancellationToken: Token);

        var cases = await database.Set<FailedJobCase>().AsNoTracking().OrderBy(found => found.InboxPlace).ToListAsync(Token);
        Assert.Equal(causes.OrderBy(Diagnosis.OwnerOf).ThenBy(cause => cause), cases.Select(found => found.Cause));
        Assert.All(cases, found => Assert.Equal(FailedJobCase.PlaceOf(found.Owner, found.Cause, found.LastFailedAt), found.InboxPlace));
    }

    [Theory]
    [InlineData("Succeeded", 5000, 5000L)]
    [InlineData("Succeeded", 900000, 900000L)]
    [InlineData("Failed", 5000, null)]
    public async Task Migrate_AConnection_LearnsWhenItsDataWasFetched(string jobStatus, long lastUsedAt, long? expected)
    {
        await using var database = host.Database();
        var migrator = database.GetService<IMigrator>();
        await host.StoreAsync(People.User("a-user"));
        await migrator.MigrateAsync("Sessions", Token);
        await database.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Connections" ("Id", "UserId", "Method", "Status", "LastUsedAt", "SyncedAt") VALUES ('a-connection', 'a-user', 'web', 'active', {0}, 0);
            INSERT INTO "Jobs" ("Id", "UserId", "ConnectionId", "Status", "CreatedAt", "UpdatedAt", "FirstSeenAt", "LastSeenAt") VALUES ('a-job', 'a-user', 'a-connection', {1}, 1000, 5000, 0, 0);
            """,
            [lastUsedAt, jobStatus],
            Token);

        await migrator.MigrateAsync(cancellationToken: Token);

        var found = await database.Set<ConnectionRecord>().AsNoTracking().SingleAsync(Token);
        Assert.Equal(expected, found.DataAsOf?.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("DirectoryUsers", "SortName")]
    [InlineData("DirectoryUsers", "Connections")]
    [InlineData("DirectoryUsers", "ConnectionsInTrouble")]
    [InlineData("Connections", "SyncedAt")]
    [InlineData("Connections", "COALESCE(DataAsOf, 0)")]
    [InlineData("Connections", "COALESCE(ExpiresAt, 253402300799999)")]
    public async Task SortedPage_OfAList_IsReadAlongAnIndex(string table, string column)
    {
        await using var database = host.Database();
        var sql = $"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} >= 5 AND ({column} > 5 OR Key > 7) ORDER BY {column}, Key LIMIT 26";

        await database.Database.OpenConnectionAsync(Token);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Token);
        await reader.ReadAsync(Token);
        var plan = reader.GetString(3);
        var hasMore = await reader.ReadAsync(Token);

        Assert.StartsWith($"SEARCH {table} USING INDEX", plan, StringComparison.Ordinal);
        Assert.False(hasMore);
    }

    [Fact]
    public async Task SearchIndexes_AfterChangesAndDeletes_AreInStep()
    {
        await host.StoreAsync(People.User("user-one", "Gavin", "Belson"), People.Connection("conn-one", "user-one"));
        await host.StoreAsync(People.User("user-two", "Laurie", "Bream"));
        await host.StoreAsync(People.User("user-one", "Denpok", "Singh"), People.Connection("conn-one", "user-one", status: "invalid"));
        await using var database = host.Database();
        await database.Set<ConnectionRecord>().ExecuteDeleteAsync(Token);
        await database.Set<DirectoryUser>().Where(user => user.SortName == "laurie bream").ExecuteDeleteAsync(Token);

        // FTS5 compares the index with the table's text and throws when they differ.
        await database.Database.ExecuteSqlRawAsync("""INSERT INTO "UserSearch"("UserSearch", rank) VALUES ('integrity-check', 1)""", Token);
        await database.Database.ExecuteSqlRawAsync("""INSERT INTO "ConnectionSearch"("ConnectionSearch", rank) VALUES ('integrity-check', 1)""", Token);

        Assert.Equal(["user-one"], await database.UsersMatching(SearchQuery.From("denpok", Phones)!).Select(user => user.Id.Value).ToListAsync(Token));
        Assert.Empty(await database.UsersMatching(SearchQuery.From("belson", Phones)!).ToListAsync(Token));
        Assert.Empty(await database.UsersMatching(SearchQuery.From("laurie", Phones)!).ToListAsync(Token));
        Assert.Empty(await database.ConnectionsMatching(SearchQuery.From("conn-one", Phones)!).ToListAsync(Token));
    }

    [Fact]
    public async Task ForgottenDetails_AfterACheckpoint_AreNotInTheFile()
    {
        await host.StoreAsync(People.User("the-user", "Xylophonia", "Quetzalcoatl", "xq@example.com"));

        await host.Get<DirectoryWriter>().ForgetAsync(Basiq.Ids.UserId.Parse("the-user"), Token);

        await using var database = host.Database();
        await database.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Token);
        var bytes = await File.ReadAllBytesAsync(host.DatabaseFile, Token);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("Quetzalcoatl"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("quetzalcoatl"u8));
        Assert.NotEqual(-1, bytes.AsSpan().IndexOf("the-user"u8));
    }

    [Fact]
    public async Task Reader_WhileSomebodyWrites_IsNotKeptWaiting()
    {
        await using var writer = host.Database();
        await using var holding = await writer.Database.BeginTransactionAsync(Token);
        writer.Add(new WorkerRun { Worker = "writing", StartedAt = host.Clock.GetUtcNow() });
        await writer.SaveChangesAsync(Token);

        await using var reader = host.Database();
        var before = await reader.Set<WorkerRun>().CountAsync(Token);
        await holding.CommitAsync(Token);

        Assert.Equal(0, before);
        Assert.Equal(1, await reader.Set<WorkerRun>().CountAsync(Token));
    }

    [Fact]
    public async Task ManyWriters_AtTheSameTime_AllSucceed()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => host.StoreAsync(People.User($"user-{number}"), People.Connection($"conn-{number}", $"user-{number}")), Token)));

        await using var database = host.Database();
        Assert.Equal(40, await database.Set<DirectoryUser>().CountAsync(Token));
        Assert.Equal(40, await database.Set<ConnectionRecord>().CountAsync(Token));
    }
}
