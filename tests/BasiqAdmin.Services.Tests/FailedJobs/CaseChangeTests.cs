using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.FailedJobs;

/// <summary>What people do to a case.</summary>
public sealed class CaseChangeTests : IAsyncLifetime
{
    private static readonly Person Mira = new("mira", "Mira");
    private ServicesHost host = null!;
    private InboxScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IFailedJobInbox Inbox => host.Get<IFailedJobInbox>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        scene = new InboxScene(host);
        await scene.StoreAsync(scene.Case());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Assign_GivesItToSomebody_AndTakesItBack()
    {
        var given = await ChangeAsync(new CaseChange.Assign(Mira));

        var taken = await ChangeAsync(new CaseChange.Assign(null));

        Assert.Equal(("mira", "Mira"), (given.Row.AssigneeId, given.Row.AssigneeName));
        Assert.Equal((CaseFilter.Nobody, null), (taken.Row.AssigneeId, taken.Row.AssigneeName));
        Assert.Equal([CaseEventKind.Assigned, CaseEventKind.Unassigned], taken.History.Select(happened => happened.Kind));
    }

    [Fact]
    public async Task Note_IsKeptInTheHistory_AndOutOfTheAuditTrail()
    {
        var details = await ChangeAsync(new CaseChange.AddNote(" Called, will sign in tonight "));

        var audited = (await AuditAsync())[0];
        Assert.Equal(("Called, will sign in tonight", "Lee Lead"), (details.History[^1].Text, details.History[^1].ActorName));
        Assert.Equal(("case.noted", "1", null), (audited.Fact.Action, audited.Fact.ObjectId, audited.Fact.Reason));
        Assert.DoesNotContain("tonight", audited.Fact.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snooze_PutsItAside_AndWakeTakesItBack()
    {
        var until = scene.Now.AddDays(2);

        var aside = await ChangeAsync(new CaseChange.SnoozeUntil(until));
        var back = await ChangeAsync(new CaseChange.Wake());

        Assert.Equal((CaseState.Snoozed, until), (aside.Row.State, aside.Row.SnoozedUntil));
        Assert.Equal((CaseState.Open, null), (back.Row.State, back.Row.SnoozedUntil));
    }

    [Fact]
    public async Task Resolve_SaysWhoAndWhy_AndReopenUndoesIt()
    {
        var resolved = await ChangeAsync(new CaseChange.Resolve(" Customer was told "));
        var reopened = await ChangeAsync(new CaseChange.Reopen("Called again"));

        Assert.Equal((CaseState.Resolved, CaseEnd.ByPerson, "Lee Lead", "Customer was told", scene.Now), (resolved.Row.State, resolved.Row.ResolvedHow, resolved.Row.ResolvedBy, resolved.Row.Resolution, resolved.Row.ResolvedAt));
        Assert.Equal((CaseState.Open, null, null), (reopened.Row.State, reopened.Row.ResolvedAt, reopened.Row.Resolution));
    }

    [Fact]
    public async Task SnoozeForTheBank_ThatWorks_IsRefused()
    {
        await SetBankAsync("operational");

        var refused = await Assert.ThrowsAsync<RejectedException>(() => ChangeAsync(new CaseChange.SnoozeForBank()));

        Assert.Equal("The bank works now, so there is no recovery to wait for; snooze it until a time.", refused.Message);
    }

    [Fact]
    public async Task EveryChange_IsAudited()
    {
        await SetBankAsync("major-outage");
        await ChangeAsync(new CaseChange.Assign(Mira));
        await ChangeAsync(new CaseChange.SnoozeForBank());
        await ChangeAsync(new CaseChange.Resolve("Customer was told"));

        var audited = await AuditAsync();

        Assert.Equal(["case.resolved", "case.snoozed", "case.assigned"], audited.Select(entry => entry.Fact.Action));
        Assert.All(audited, entry => Assert.Equal(("lead", "case", "1", "user-1"), (entry.ActorId, entry.Fact.ObjectType, entry.Fact.ObjectId, entry.Fact.UserId)));
        Assert.Equal(["job=job-1", "job=job-1; until=bank recovers", "job=job-1; to=mira"], audited.Select(entry => entry.Fact.Detail));
        Assert.True((await host.Get<IAuditLog>().VerifyAsync(TestActors.Admin, null, Token)).Holds);
    }

    [Fact]
    public async Task SecondOfTwoPeople_IsTold_AndNothingIsOverwritten()
    {
        var seen = (await Inbox.GetAsync(TestActors.Admin, 1, Token))!.Row.Ref;
        await Inbox.ChangeAsync(TestActors.TeamLead, seen, new CaseChange.Assign(Mira), Token);

        var conflict = await Assert.ThrowsAsync<CaseConflictException>(() => Inbox.ChangeAsync(TestActors.Admin, seen, new CaseChange.Resolve("Not needed"), Token));

        Assert.StartsWith("Lee Lead changed this case in the meantime (Assigned).", conflict.Message, StringComparison.Ordinal);
        Assert.Equal((CaseState.Open, "Mira"), (conflict.Current.Row.State, conflict.Current.Row.AssigneeName));
        Assert.Single(await AuditAsync());
    }

    [Fact]
    public async Task ManyAtOnce_ExactlyOneWins()
    {
        var seen = (await Inbox.GetAsync(TestActors.Admin, 1, Token))!.Row.Ref;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => TryAsync(seen, new CaseChange.Assign(new Person($"p{number}", $"Person {number}")))));

        Assert.Equal(1, tries.Count(won => won));
        Assert.Single(await AuditAsync());
    }

    [Fact]
    public async Task Note_BesideSomebodyElsesChange_IsNoConflict()
    {
        var seen = (await Inbox.GetAsync(TestActors.Admin, 1, Token))!.Row.Ref;
        await Inbox.ChangeAsync(TestActors.TeamLead, seen, new CaseChange.Assign(Mira), Token);

        var details = await Inbox.ChangeAsync(TestActors.Admin, seen, new CaseChange.AddNote("Mine too"), Token);

        Assert.Equal([CaseEventKind.Assigned, CaseEventKind.Noted], details.History.Select(happened => happened.Kind));
    }

    public static TheoryData<CaseChange, string> Senseless => new()
    {
        { new CaseChange.AddNote("  "), "A note has 1 to 2000 characters." },
        { new CaseChange.Resolve("ok"), "Say why in 3 to 500 characters." },
        { new CaseChange.Resolve(new string('x', 501)), "Say why in 3 to 500 characters." },
        { new CaseChange.SnoozeUntil(DateTimeOffset.UnixEpoch), "The time to snooze until has passed; choose a later one." },
        { new CaseChange.SnoozeUntil(DateTimeOffset.MaxValue), "A case can be snoozed for a year at most." },
        { new CaseChange.Reopen("Called again"), "The case is open already." },
        { new CaseChange.Wake(), "The case is not snoozed." },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public async Task SenselessChange_IsRejectedInWords(CaseChange change, string message)
    {
        var rejected = await Assert.ThrowsAsync<RejectedException>(() => ChangeAsync(change));

        Assert.Equal(message, rejected.Message);
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task ResolvedCase_HasToBeReopenedFirst()
    {
        await ChangeAsync(new CaseChange.Resolve("Customer was told"));

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => ChangeAsync(new CaseChange.Assign(Mira)));

        Assert.Equal("The case is resolved; reopen it first.", rejected.Message);
    }

    [Fact]
    public async Task Reopen_BesideANewerOpenCase_IsRejected()
    {
        await ChangeAsync(new CaseChange.Resolve("Customer was told"));
        var other = scene.Case();
        await scene.StoreAsync(new FailedJobCase
        {
            UserId = other.UserId, ConnectionId = Basiq.Ids.ConnectionId.Parse("connection-1"), Connector = "", JobId = other.JobId, Step = "", Code = "", Cause = other.Cause, Owner = other.Owner,
            InboxPlace = 1, JudgedAt = scene.Now, Failures = 1, FirstFailedAt = scene.Now, LastFailedAt = scene.Now, OpenedAt = scene.Now,
        });

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => ChangeAsync(new CaseChange.Reopen("Called again")));

        Assert.Equal("The connection failed again since; go on with case 2.", rejected.Message);
    }

    [Fact]
    public async Task UnknownNumber_IsNull_AndCannotBeChanged()
    {
        Assert.Null(await Inbox.GetAsync(TestActors.Admin, 99, Token));
        await Assert.ThrowsAsync<RejectedException>(() => Inbox.ChangeAsync(TestActors.Admin, new CaseRef(99, 0), new CaseChange.AddNote("?"), Token));
    }

    [Fact]
    public async Task People_AreThoseWhoUseTheInbox_OneselfFirst()
    {
        await Inbox.PeopleAsync(TestActors.Admin, Token);

        var people = await Inbox.PeopleAsync(TestActors.TeamLead, Token);

        Assert.Equal([new Person("lead", "Lee Lead"), new Person("admin", "Ada Admin")], people);
    }

    private async Task<CaseDetails> ChangeAsync(CaseChange change)
    {
        var seen = (await Inbox.GetAsync(TestActors.TeamLead, 1, Token))!.Row.Ref;
        return await Inbox.ChangeAsync(TestActors.TeamLead, seen, change, Token);
    }

    private Task SetBankAsync(string status) => host.SetBankAsync("AU00000", "web", status, Token);

    private async Task<bool> TryAsync(CaseRef seen, CaseChange change)
    {
        try
        {
            await Inbox.ChangeAsync(TestActors.Admin, seen, change, Token);
            return true;
        }
        catch (CaseConflictException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<AuditRow>> AuditAsync() =>
        (await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(), new PageRequest(), Token)).Items;
}
