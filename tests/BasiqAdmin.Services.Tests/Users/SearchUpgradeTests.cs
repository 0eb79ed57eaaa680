using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Text;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class SearchUpgradeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_OfTheVersionBefore_AreFoundAfterTheUpgrade()
    {
        await using var host = await ServicesHost.StartAsync(storesAsShipped: true);
        await using var database = await OfTheVersionBeforeAsync(host);
        await InsertAsync(database, "first", "Zoë Müller", "zoë müller", "0433111222");
        await InsertAsync(database, "second", "\u202ESiobha\u0301n O’Brien", "siobha\u0301n o’brien", null);
        foreach (var number in Enumerable.Range(0, 1500))
        {
            await InsertAsync(database, $"user-{number}", null, "", null);
        }

        await host.Get<DatabaseMigrator>().MigrateAsync(Token);
        await host.Get<SearchTextRefill>().RunAsync(Token);

        Assert.Equal(["first"], await FindAsync(host, "muller"));
        Assert.Equal(["first"], await FindAsync(host, "+61 433 111 222"));
        Assert.Equal(["second"], await FindAsync(host, "siobhan obrien"));
        Assert.Equal(["user-1499"], await FindAsync(host, "user-1499"));
        var siobhan = await database.Set<DirectoryUser>().AsNoTracking().SingleAsync(user => user.SortName == "siobhan obrien", Token);
        Assert.Equal("Siobha\u0301n O’Brien", siobhan.Name);
        var current = SearchText.Version(new PhoneText("AU"));
        Assert.False(await database.Set<DirectoryUser>().AnyAsync(user => user.SearchVersion != current, Token));
    }

    [Fact]
    public async Task Users_OfAnotherPhoneRegion_AreFoundByItsNumbersAfterTheStart()
    {
        await using var host = await ServicesHost.StartAsync(settings: settings => settings["Search:PhoneRegion"] = "NZ");
        await host.StoreAsync(People.User("before", "Na", "Tional", mobile: "021 345 678"));
        await host.StoreAsync(People.User("since", "Na", "Tional", mobile: "021 345 679"));
        await using var database = host.Database();
        var before = await database.Set<DirectoryUser>().SingleAsync(user => user.Id == UserId.Parse("before"), Token);
        SearchText.Fill(before, new PhoneText("AU"));
        await database.SaveChangesAsync(Token);

        var foundBefore = await FindAsync(host, "+64 21 345 678");
        await host.Get<SearchTextRefill>().RunAsync(Token);

        Assert.Empty(foundBefore);
        Assert.Equal(["before"], await FindAsync(host, "+64 21 345 678"));
        Assert.Equal(["since"], await FindAsync(host, "+64 21 345 679"));
    }

    [Fact]
    public void Version_OfEachPhoneRegion_IsItsOwn()
    {
        var regions = PhoneNumbers.PhoneNumberUtil.GetInstance().GetSupportedRegions().Where(region => region.Length == 2).ToList();

        Assert.Equal(regions.Count, regions.Select(region => SearchText.Version(new PhoneText(region))).Distinct().Count());
        Assert.Equal(2, SearchText.Version(new PhoneText("AU")));
    }

    [Fact]
    public async Task Users_WithoutAName_AreReadAgainSoonAfterTheUpgrade()
    {
        await using var host = await ServicesHost.StartAsync(storesAsShipped: true);
        await using var database = await OfTheVersionBeforeAsync(host);
        await InsertAsync(database, "named", "Zoë Müller", "zoë müller", null);
        await InsertAsync(database, "nameless", null, "", null);

        await host.Get<DatabaseMigrator>().MigrateAsync(Token);

        var due = await database.Set<DirectoryUser>().AsNoTracking().Where(user => user.NextSyncAt <= DateTimeOffset.UnixEpoch).Select(user => user.Id.Value).ToListAsync(Token);
        Assert.Equal(["nameless"], due);
    }

    // Made anew and not migrated back: that would leave out what the first migration writes by hand.
    private static async Task<AdminContext> OfTheVersionBeforeAsync(ServicesHost host)
    {
        var database = host.Database();
        await database.Database.EnsureDeletedAsync(Token);
        await database.GetService<IMigrator>().MigrateAsync("Sessions", Token);
        await TestActors.SignInAsync(database, host.Clock.GetUtcNow());
        return database;
    }

    // As the version before wrote them: each word in lower case behind two marks.
    private static Task<int> InsertAsync(AdminContext database, string id, string? name, string sortName, string? mobile)
    {
        var text = string.Concat($"{sortName} {mobile} {id}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"\u001f\u001f{word}"));
        return database.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DirectoryUsers" ("Id", "Name", "Mobile", "SortName", "SearchText", "State", "Source", "FirstSeenAt", "NextSyncAt", "SyncFailures", "JobsVisitedAt", "Connections", "ConnectionsInTrouble")
            VALUES ({id}, {name}, {mobile}, {sortName}, {text}, 'Known', 'import', 0, 4102444800000, 0, 0, 0, 0)
            """,
            Token);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(ServicesHost host, string text) =>
        [.. (await host.Get<IUserDirectory>().SearchAsync(TestActors.Support, new UserFilter(text), new PageRequest(100), Token)).Items.Select(row => row.Id.Value)];
}
