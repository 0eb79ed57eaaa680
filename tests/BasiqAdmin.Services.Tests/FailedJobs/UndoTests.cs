using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

/// <summary>Taking one's own last change back, and the reasons, tabs and marks of the inbox.</summary>
public sealed class UndoTests : IAsyncLifetime
{
    private static readonly Person Mira = new("mira", "Mira");
    private ServicesHost host = null!;
    private InboxScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFailedJobInbox Inbox => host.Get<IFailedJobInbox>();

    public static TheoryData<CaseChange> Undoable =>
    [
        new CaseChange.Assign(new Person("ota", "Ota")),
        new CaseChange.SnoozeUntil(DateTimeOffset.MaxValue),
        new CaseChange.Resolve("Works again"),
        new CaseChange.Resolve("") { Code = ResolutionReason.Duplicate },
    ];

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = new InboxScene(host);
        await scene.StoreAsync(scene.Case(assignee: "mira"), scene.Case(assignee: "mira"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Undoable))]
    public async Task Undo_PutsBackWhatWas_AndSaysSo(CaseChange change)
    {
        change = change is CaseChange.SnoozeUntil ? new CaseChange.SnoozeUntil(scene.Now.AddDays(2)) : change;
        var changed = await ChangeAsync(change);
        host.Clock.Advance(TimeSpan.FromSeconds(10));

        var result = await Inbox.UndoAsync(TestActors.TeamLead, [changed.Row.Ref], Token);

        var back = (await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!;
        Assert.Equal((1, 0), (result.Changed, result.Skipped.Count));
        Assert.Equal((CaseState.Open, "mira", null, null, null, null), (back.Row.State, back.Row.AssigneeId, back.Row.SnoozedUntil, back.Row.ResolvedAt, back.Row.Resolution, back.Row.ResolutionReason));
        Assert.Equal(CaseEventKind.Undone, back.History[^1].Kind);
        Assert.Equal(("case.undone", "1"), ((await AuditAsync())[0].Fact.Action, (await AuditAsync())[0].Fact.ObjectId));
    }

    [Fact]
    public async Task Undo_OfSnooze_ThatReplacedAnother_PutsTheEarlierTimeBack()
    {
        await ChangeAsync(new CaseChange.SnoozeUntil(scene.Now.AddDays(1)));
        var later = await ChangeAsync(new CaseChange.SnoozeUntil(scene.Now.AddDays(9)));

        await Inbox.UndoAsync(TestActors.TeamLead, [later.Row.Ref], Token);

        var back = (await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!.Row;
        Assert.Equal((CaseState.Snoozed, scene.Now.AddDays(1)), (back.State, back.SnoozedUntil));
    }

    [Fact]
    public async Task Undo_OfSomebodyElse_OrTooLate_OrAfterAChange_IsLeftAlone()
    {
        var changed = await ChangeAsync(new CaseChange.Assign(null));
        var byOther = await Inbox.UndoAsync(TestActors.Admin, [changed.Row.Ref], Token);
        var noted = await ChangeAsync(new CaseChange.AddNote("Called"));
        var afterNote = await Inbox.UndoAsync(TestActors.TeamLead, [changed.Row.Ref], Token);
        var second = await ChangeAsync(new CaseChange.Assign(Mira));
        host.Clock.Advance(TimeSpan.FromSeconds(16));
        var late = await Inbox.UndoAsync(TestActors.TeamLead, [second.Row.Ref], Token);

        Assert.All([byOther, afterNote, late], result => Assert.Equal((0, 1L), (result.Changed, result.Skipped.Single())));
        Assert.Equal(noted.History.Count + 1, (await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!.History.Count);
    }

    [Fact]
    public async Task Undo_Twice_WorksOnce()
    {
        var changed = await ChangeAsync(new CaseChange.Assign(null));
        var first = await Inbox.UndoAsync(TestActors.TeamLead, [changed.Row.Ref], Token);

        var second = await Inbox.UndoAsync(TestActors.TeamLead, first.Refs, Token);

        Assert.Equal((1, 0), (first.Changed, second.Changed));
    }

    [Fact]
    public async Task Undo_OfAResolutionWhileTheConnectionFailedAgain_IsLeftAlone()
    {
        var resolved = await ChangeAsync(new CaseChange.Resolve("Works again"));
        await scene.StoreAsync(scene.Case(connection: resolved.Row.ConnectionId!.Value.Value));

        var result = await Inbox.UndoAsync(TestActors.TeamLead, [resolved.Row.Ref], Token);

        Assert.Equal([1L], result.Skipped);
        Assert.Equal(CaseState.Resolved, (await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!.Row.State);
    }

    [Fact]
    public async Task Undo_OfABulkChange_TakesBackThoseThatAreStillSo()
    {
        var applied = await Inbox.ApplyAsync(TestActors.TeamLead, [new CaseRef(1, 0), new CaseRef(2, 0)], new CaseChange.Resolve("") { Code = ResolutionReason.CustomerTold }, Token);
        await Inbox.ChangeAsync(TestActors.Admin, applied.Refs.Single(one => one.Number == 2), new CaseChange.Reopen("Not yet"), Token);

        var result = await Inbox.UndoAsync(TestActors.TeamLead, applied.Refs, Token);

        Assert.Equal((1, 2L), (result.Changed, result.Skipped.Single()));
        Assert.Equal("Undo: Resolve: Customer told", (await Inbox.BulkHistoryAsync(TestActors.TeamLead, 1, Token)).Single().Description);
        Assert.Equal(("case.undone-in-bulk", "cases=1"), ((await AuditAsync())[0].Fact.Action, (await AuditAsync())[0].Fact.Detail));
    }

    [Theory]
    [InlineData(ResolutionReason.CustomerTold, "", "Customer told")]
    [InlineData(ResolutionReason.WontFix, " too old ", "Won't fix: too old")]
    public async Task Resolve_WithAReason_TakesANoteOrNone(ResolutionReason reason, string note, string words)
    {
        var resolved = await ChangeAsync(new CaseChange.Resolve(note) { Code = reason });

        Assert.Equal((reason, words), (resolved.Row.ResolutionReason, resolved.Row.Resolution));
        Assert.Contains($"reason={reason}", (await AuditAsync())[0].Fact.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tabs_ObeyTheChosenChip_AndChipsTheChosenTab()
    {
        await scene.StoreAsync(
            scene.Case(Cause.BankDown, assignee: "lead"),
            scene.Case(Cause.BankDown, state: CaseState.Snoozed),
            scene.Case(Cause.BankDown, bank: "AU00002"),
            scene.Case(state: CaseState.Resolved));

        var bank = await Inbox.TabsAsync(TestActors.TeamLead, new CaseFilter { Owner = ActionOwner.Bank, Assignee = "lead" }, Token);
        var snoozed = await Inbox.TabsAsync(TestActors.TeamLead, new CaseFilter { State = CaseState.Snoozed, Owner = ActionOwner.Customer }, Token);
        var oneBank = await Inbox.TabsAsync(TestActors.TeamLead, new CaseFilter { Institution = Basiq.Ids.InstitutionId.Parse("AU00002") }, Token);

        Assert.Equal((2, 1, 1, 0, 1), (bank.Open, bank.Mine, bank.Snoozed, bank.Resolved, bank.All));
        Assert.Equal((2, 0, 0, 1, 1, 1), (snoozed.Open, snoozed.Mine, snoozed.Snoozed, snoozed.Resolved, snoozed.All, snoozed.ByOwner[ActionOwner.Bank]));
        Assert.Equal((1, 0, 0, 0, 1), (oneBank.Open, oneBank.Mine, oneBank.Snoozed, oneBank.Resolved, oneBank.All));
    }

    [Fact]
    public async Task Marks_OfCases_TellNewEscalatingAndCameBack()
    {
        var again = scene.Case(hoursAgo: 30, assignee: "mira", connection: "connection-6");
        await scene.StoreAsync(scene.Case(hoursAgo: 3), scene.Case(hoursAgo: 3, failures: 5, assignee: "mira"), scene.Case(hoursAgo: 90, state: CaseState.Resolved));
        await scene.StoreAsync(again);

        var marks = (await Inbox.SearchAsync(TestActors.Support, new CaseFilter(), new PageRequest(), Token)).Items.ToDictionary(row => row.Number, row => row.Marks);

        Assert.Equal(CaseMarks.None, marks[1]);
        Assert.Equal(new CaseMarks(true, false, false), marks[3]);
        Assert.Equal(new CaseMarks(false, true, false), marks[4]);
        Assert.Equal(new CaseMarks(false, false, true), marks[6]);
    }

    [Fact]
    public async Task Groups_TellHowManyAreOfTheLastDayAndHowOldTheyAre_AndWhatStandsOut()
    {
        host.Clock.Advance(TimeSpan.FromDays(2));
        await scene.StoreAsync(
        [
            .. Enumerable.Range(0, 6).Select(_ => scene.Case(Cause.BankUnavailable, hoursAgo: 23)),
            scene.Case(Cause.BankUnavailable, hoursAgo: 60),
            scene.Case(Cause.WrongLogin, hoursAgo: 2),
            scene.Case(Cause.WrongLogin, hoursAgo: 240),
            scene.Case(Cause.AccountLocked, hoursAgo: 1),
        ]);

        var groups = (await Inbox.GroupsAsync(TestActors.Support, new CaseFilter(), Token)).ToDictionary(group => group.Cause);

        Assert.Equal((7, 6, new CaseMarks(false, true, false)), (groups[Cause.BankUnavailable].Count, groups[Cause.BankUnavailable].LastDay, groups[Cause.BankUnavailable].Marks));
        Assert.Equal(host.Clock.GetUtcNow().AddHours(-60), groups[Cause.BankUnavailable].OldestAt);
        Assert.Equal(new CaseMarks(false, false, true), groups[Cause.WrongLogin].Marks);
        Assert.Equal(new CaseMarks(true, false, false), groups[Cause.AccountLocked].Marks);
        Assert.Equal((0, CaseMarks.None), (groups[Cause.MessageAtBank].LastDay, groups[Cause.MessageAtBank].Marks));
    }

    private async Task<CaseDetails> ChangeAsync(CaseChange change)
    {
        var seen = (await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!.Row.Ref;
        return await Inbox.ChangeAsync(TestActors.TeamLead, seen, change, Token);
    }

    private async Task<IReadOnlyList<AuditRow>> AuditAsync() => (await host.Get<IAuditLog>().SearchAsync(TestActors.Auditor, new AuditFilter(), new PageRequest(), Token)).Items;
}
