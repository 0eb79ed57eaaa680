using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Tests.FailedJobs;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Users;

/// <summary>The tabs of the list of users, its order by need of attention, and what stands in each row.</summary>
public sealed class UserTabsTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private InboxScene cases = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => host.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        cases = new InboxScene(host);
        await host.StoreAsync(People.User("fine"), People.Connection("c-fine", "fine", lastUsedAt: Now.AddHours(-1)), People.Connection("c-fine-2", "fine", institution: "AU00002"), People.Connection("c-fine-3", "fine"));
        await host.StoreAsync(People.User("invalid"), People.Connection("c-invalid", "invalid", status: "invalid", lastUsedAt: Now.AddDays(-3)));
        await host.StoreAsync(People.User("ending"), People.Connection("c-ending", "ending", expiresAt: Now.AddDays(3)));
        await host.StoreAsync(People.User("nobody"));
        await host.StoreAsync(People.User("failing"), People.Connection("c-failing", "failing"), People.Connection("c-failing-2", "failing", institution: "AU00002", status: "invalid"));
        await host.StoreAsync(People.User("deleted"), People.Connection("c-deleted", "deleted", status: "deleted"));
        await host.StoreRowsAsync(Case(Cause.WrongLogin, "failing", hoursAgo: 2));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(UserTab.All, "failing invalid ending deleted nobody fine")]
    [InlineData(UserTab.Failing, "failing invalid")]
    [InlineData(UserTab.ConsentEnding, "ending")]
    [InlineData(UserTab.NeverConnected, "nobody")]
    public async Task Tab_HoldsItsUsers_TheMostRecentFailureFirst(UserTab tab, string users)
    {
        var page = await SearchAsync(tab);

        Assert.Equal(users.Split(' '), page.Items.Select(user => user.Id.Value));
        Assert.Equal(users.Split(' ').Length, page.Total);
    }

    [Fact]
    public async Task Counts_AreThoseOfTheTabs()
    {
        var counts = await host.Get<IUserDirectory>().CountAsync(TestActors.Support, Token);

        Assert.Equal((6, 2, 1, 1), (counts.All, counts.Failing, counts.EndsSoon, counts.NeverConnected));
        Assert.Equal(1, counts.MustAct);
    }

    [Fact]
    public async Task Rows_TellTheWorstBanksAndTheAgeOfTheData()
    {
        var rows = (await SearchAsync(UserTab.All)).Items.ToDictionary(row => row.Id.Value);

        Assert.Equal((UserStatusKind.JobFailed, Cause.WrongLogin, ActionOwner.Customer, "Hooli Bank", Now.AddHours(-2)), (rows["failing"].Status.Kind, rows["failing"].Status.Cause, rows["failing"].Status.Owner, rows["failing"].Status.BankName, rows["failing"].Status.At));
        Assert.Equal((UserStatusKind.NotWorking, ConnectionStatus.Invalid), (rows["invalid"].Status.Kind, rows["invalid"].Status.ConnectionStatus));
        Assert.Equal((UserStatusKind.EndsSoon, Now.AddDays(3)), (rows["ending"].Status.Kind, rows["ending"].Status.At));
        Assert.Equal((UserStatusKind.NoConnection, UserStatusKind.NoConnection, UserStatusKind.Fine), (rows["nobody"].Status.Kind, rows["deleted"].Status.Kind, rows["fine"].Status.Kind));
        Assert.Equal(["Hooli Bank", "Pied Piper Bank"], rows["fine"].Banks);
        Assert.Equal(Now.AddHours(-1), rows["fine"].DataAsOf);
    }

    [Fact]
    public async Task Row_WithTwoBanks_NamesTheOneWithTheFaultFirst_AndIsAsOldAsItsOldestData()
    {
        await host.StoreAsync(People.User("two"), People.Connection("c-fresh", "two", lastUsedAt: Now.AddMinutes(-3)), People.Connection("c-old", "two", institution: "AU00002", lastUsedAt: Now.AddDays(-2)), People.Connection("c-gone", "two", status: "invalid", lastUsedAt: Now.AddDays(-9)));
        await host.StoreRowsAsync(cases.Case(Cause.WrongLogin, bank: "AU00002", user: "two", connection: "c-old"));

        var row = (await SearchAsync(UserTab.Failing)).Items.Single(user => string.Equals(user.Id.Value, "two", StringComparison.Ordinal));

        Assert.Equal(["Pied Piper Bank", "Hooli Bank"], row.Banks);
        Assert.Equal(Now.AddDays(-2), row.DataAsOf);
    }

    [Fact]
    public async Task Search_OfPeople_SaysWhatIsWrongAndWhereTheyBank()
    {
        var hits = await host.Get<IUserDirectory>().FindAsync(TestActors.Support, "failing", 8, Token);

        var hit = Assert.Single(hits, hit => hit.IsUser);
        Assert.Equal((UserStatusKind.JobFailed, "Hooli Bank"), (hit.Status!.Kind, hit.Status.BankName));
        Assert.Equal(["Hooli Bank", "Pied Piper Bank"], hit.Banks);
    }

    [Fact]
    public async Task Attention_FollowsCasesAndConnections()
    {
        var inbox = host.Get<IFailedJobInbox>();
        await host.StoreRowsAsync(Case(Cause.BankDown, "fine", hoursAgo: 1));
        var opened = await FirstAsync();
        await inbox.ChangeAsync(TestActors.TeamLead, new CaseRef(2, 0), new CaseChange.SnoozeUntil(Now.AddDays(1)), Token);
        var snoozed = await FirstAsync();
        await inbox.ChangeAsync(TestActors.TeamLead, new CaseRef(2, 1), new CaseChange.Resolve("Works again"), Token);
        var resolved = await FirstAsync();
        await using (var database = host.Database())
        {
            await database.Set<FailedJobCase>().ExecuteDeleteAsync(Token);
        }

        var deleted = await FirstAsync();
        await host.StoreAsync(People.User("invalid"), People.Connection("c-invalid", "invalid"));
        await host.StoreAsync(People.User("failing"), People.Connection("c-failing", "failing"));
        var mended = await FirstAsync();

        Assert.Equal(["fine", "fine", "failing", "invalid", "ending"], [opened, snoozed, resolved, deleted, mended]);
    }

    [Fact]
    public async Task Attention_OfASetUpThatHasJustBegun_IsNoFailure()
    {
        await host.StoreAsync(People.User("later"), People.Connection("c-later", "later", status: "invalid", lastUsedAt: Now.AddDays(-1)));

        await host.StoreAsync(
            People.User("invalid"), People.Connection("c-invalid", "invalid", status: "invalid", lastUsedAt: Now.AddDays(-3)), People.Connection("c-again", "invalid", status: "pre-init", createdAt: Now.AddMinutes(-5)));

        Assert.Equal(["failing", "later", "invalid"], (await SearchAsync(UserTab.Failing)).Items.Select(user => user.Id.Value));
    }

    [Fact]
    public async Task Pages_ByAttention_GoOnWhereTheLastEnded()
    {
        var seen = new List<string>();
        var page = await SearchAsync(UserTab.All, size: 4);
        seen.AddRange(page.Items.Select(user => user.Id.Value));
        page = await SearchAsync(UserTab.All, size: 4, page.Next);
        seen.AddRange(page.Items.Select(user => user.Id.Value));

        Assert.Equal(["failing", "invalid", "ending", "deleted", "nobody", "fine"], seen);
        Assert.Null(page.Next);
    }

    private async Task<string> FirstAsync() => (await SearchAsync(UserTab.All)).Items[0].Id.Value;

    private Task<Page<UserRow>> SearchAsync(UserTab tab, int size = 25, string? cursor = null) =>
        host.Get<IUserDirectory>().SearchAsync(TestActors.Support, new UserFilter { Tab = tab }, new PageRequest(size, cursor, "attention", Descending: true), Token);

    private FailedJobCase Case(Cause cause, string user, double hoursAgo) => cases.Case(cause, hoursAgo, user: user, connection: $"c-{user}");
}
