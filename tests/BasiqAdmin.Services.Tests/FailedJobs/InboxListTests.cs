using System.Text;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

public sealed class InboxListTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private InboxScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFailedJobInbox Inbox => host.Get<IFailedJobInbox>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = new InboxScene(host);
        await scene.StoreAsync(
            scene.Case(Cause.MessageAtBank, 1),
            scene.Case(Cause.WrongLogin, 30, code: "invalid-credentials", assignee: TestActors.TeamLead.Id),
            scene.Case(Cause.BankUnavailableRetried, 2, "AU00001", "service-unavailable", "retrieve-transactions", failures: 5),
            scene.Case(Cause.KeepsFailing, 50, "AU00001", "connector-error", assignee: "somebody"),
            scene.Case(Cause.UnknownCode, 3, code: "flux-error"),
            scene.Case(Cause.MessageAtBank, 4, state: CaseState.Snoozed),
            scene.Case(Cause.MessageAtBank, 5, state: CaseState.Resolved));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<CaseFilter, int[]> Filters => new()
    {
        { new CaseFilter(), [1, 3, 5, 2, 4] },
        { new CaseFilter { State = CaseState.Snoozed }, [6] },
        { new CaseFilter { State = CaseState.Resolved }, [7] },
        { new CaseFilter { Owner = ActionOwner.Customer }, [1, 2] },
        { new CaseFilter { Cause = Cause.WrongLogin }, [2] },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00001") }, [3, 4] },
        { new CaseFilter { Code = " Service-Unavailable " }, [3] },
        { new CaseFilter { Step = "retrieve-transactions" }, [3] },
        { new CaseFilter { Assignee = "somebody" }, [4] },
        { new CaseFilter { Assignee = CaseFilter.Nobody }, [1, 3, 5] },
        { new CaseFilter { OlderThan = TimeSpan.FromDays(1) }, [2, 4] },
        { new CaseFilter { YoungerThan = TimeSpan.FromHours(2.5) }, [1, 3] },
        { new CaseFilter { Text = "user-4" }, [4] },
        { new CaseFilter { Text = "connection-3" }, [3] },
        { new CaseFilter { Text = "job-2" }, [2] },
        { new CaseFilter { Text = "not an id!" }, [] },
        { new CaseFilter { Owner = ActionOwner.Basiq, Institution = InstitutionId.Parse("AU00001"), OlderThan = TimeSpan.FromHours(40) }, [4] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Search_Filtered_FindsNewestFailureFirst(CaseFilter filter, int[] numbers)
    {
        var page = await Inbox.SearchAsync(TestActors.Support, filter, new PageRequest(), Token);

        Assert.Equal(numbers.Select(number => (long)number), page.Items.Select(found => found.Number));
        Assert.Equal(numbers.Length, page.Total);
    }

    [Theory]
    [InlineData("group", false, new[] { 2, 1, 3, 4, 5 })]
    [InlineData("age", false, new[] { 4, 2, 5, 3, 1 })]
    [InlineData("failures", true, new[] { 3, 5, 4, 2, 1 })]
    public async Task Search_Sorted_IsInThatOrder(string sort, bool descending, int[] numbers)
    {
        var page = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(25, null, sort, descending), Token);

        Assert.Equal(numbers.Select(number => (long)number), page.Items.Select(found => found.Number));
    }

    [Fact]
    public async Task Pages_ByKey_GoThroughTheWholeListAndBack()
    {
        await scene.StoreAsync([.. Enumerable.Range(0, 120).Select(number => scene.Case(hoursAgo: 100 + (number / 7)))]);
        var forth = new List<long>();
        var page = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50), Token);
        var first = page.Items.Select(found => found.Number).ToList();
        forth.AddRange(first);
        while (page.Next is not null)
        {
            page = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50, page.Next), Token);
            forth.AddRange(page.Items.Select(found => found.Number));
        }

        var back = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50, page.Previous), Token);
        back = await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(50, back.Previous), Token);

        Assert.Equal(125, forth.Distinct().Count());
        Assert.Equal(first, back.Items.Select(found => found.Number));
    }

    [Fact]
    public async Task Counts_AreOfTheWholeInbox()
    {
        var counts = await Inbox.CountAsync(TestActors.TeamLead, Token);

        Assert.Equal((5, 1, 3, 1, 1), (counts.Open, counts.Mine, counts.Unassigned, counts.Snoozed, counts.Resolved));
        Assert.Equal(new Dictionary<ActionOwner, int> { [ActionOwner.Customer] = 2, [ActionOwner.Bank] = 1, [ActionOwner.Basiq] = 1, [ActionOwner.Us] = 1 }, counts.ByOwner);
        Assert.Equal(scene.Now.AddHours(-50), counts.OldestAt);
    }

    [Fact]
    public async Task Groups_AreByWhoMustAct_ThenByCause()
    {
        var groups = await Inbox.GroupsAsync(TestActors.Support, new CaseFilter(), Token);

        Assert.Equal(
            [(ActionOwner.Customer, "Login refused", 1), (ActionOwner.Customer, "Message at the bank", 1), (ActionOwner.Bank, "Bank unavailable, retried", 1), (ActionOwner.Basiq, "Keeps failing, report now", 1), (ActionOwner.Us, "Unknown error", 1)],
            groups.Select(group => (group.Owner, group.Title, group.Count)));
    }

    [Fact]
    public async Task Export_IsTheWholeFilteredList_AsCsv()
    {
        await scene.StoreAsync([.. Enumerable.Range(0, 1100).Select(number => scene.Case(Cause.WrongLogin, 200 + (number / 10)))]);
        using var file = new MemoryStream();

        await CaseExport.WriteCsvAsync(Inbox.ExportAsync(TestActors.Support, new CaseFilter { Cause = Cause.WrongLogin }, Token), file, Token);

        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal("case,state,whoMustAct,cause,bank,institutionId,method,step,code,failures,firstFailedAt,lastFailedAt,assignee,snoozedUntil,resolvedAt,resolvedBy,resolution,userId,connectionId,jobId", lines[0].TrimStart('\uFEFF'));
        Assert.Equal(1102, lines.Length);
        Assert.Equal(1101, lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.StartsWith("2,Open,Customer,Login refused,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_MayLook_ButNotChange()
    {
        var seen = (await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(), Token)).Items[0];

        await Assert.ThrowsAsync<AccessDeniedException>(() => Inbox.ChangeAsync(TestActors.Support, seen.Ref, new CaseChange.Resolve("Done by phone"), Token));
        await Assert.ThrowsAsync<AccessDeniedException>(() => Inbox.ApplyAsync(TestActors.Support, [seen.Ref], new CaseChange.Resolve("Done by phone"), Token));
    }
}
