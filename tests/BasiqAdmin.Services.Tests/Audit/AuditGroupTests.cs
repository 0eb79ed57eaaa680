using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Tests.Data;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Audit;

/// <summary>The audit trail by actions.</summary>
public sealed class AuditGroupTests : IAsyncLifetime
{
    private ServicesHost host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IAuditLog Log => host.Get<IAuditLog>();

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        await RecordAsync(TestActors.Admin, "purge.requested", "purge", "p-1", AuditOutcome.Intended, "SUP-1042", "connection=c-1; accounts=3");
        await RecordAsync(TestActors.Support, "user.revealed", "user", "u-1", AuditOutcome.Succeeded);
        await RecordAsync(TestActors.TeamLead, "purge.approved", "purge", "p-1", AuditOutcome.Intended, null, "connection=c-1; accounts=3");
        await RecordAsync(TestActors.Admin, "purge.requested", "purge", "p-2", AuditOutcome.Intended, "SUP-7", "connection=c-2");
        await RecordAsync(TestActors.Admin, "users.imported", "user", "*", AuditOutcome.Succeeded, null, "ids=5 new=2 failed=0");
        await RecordAsync(TestActors.Admin, "purge.settled", "purge", "p-1", AuditOutcome.Succeeded, null, "connection=c-1; left=0; before=3");
        await RecordAsync(TestActors.Admin, "user.revealed", "user", "u-1", AuditOutcome.Succeeded);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Steps_OfOnePurge_AreOneAction()
    {
        var page = await GroupsAsync(new AuditFilter());

        Assert.Equal(["user.revealed", "purge.settled", "users.imported", "purge.requested", "user.revealed"], page.Items.Select(group => group.Newest.Fact.Action));
        Assert.Equal(5, page.Total);
        var purge = page.Items[1];
        Assert.Equal([1L, 3L, 6L], purge.Steps.Select(step => step.Sequence));
        Assert.Equal((TestActors.Admin.Name, AuditOutcome.Succeeded, "SUP-1042"), (purge.First.ActorName, purge.Newest.Fact.Outcome, purge.Reason));
        Assert.Equal([("accounts", "3"), ("before", "3"), ("connection", "c-1"), ("left", "0")], purge.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => (fact.Key, fact.Value)));
        Assert.Equal(("5", "2", "0"), (page.Items[2].Facts["ids"], page.Items[2].Facts["new"], page.Items[2].Facts["failed"]));
    }

    [Fact]
    public async Task Action_IsFoundByAnyOfItsSteps_AndShownWhole()
    {
        var byLead = Assert.Single((await GroupsAsync(new AuditFilter(ActorId: TestActors.TeamLead.Id))).Items);
        var intended = await GroupsAsync(new AuditFilter(Outcome: AuditOutcome.Intended));

        Assert.Equal((3L, 3), (byLead.Newest.Sequence, byLead.Steps.Count));
        Assert.Equal([4L, 3L], intended.Items.Select(group => group.Newest.Sequence));
    }

    [Fact]
    public async Task Pages_OfActions_GoOnWhereTheLastEnded()
    {
        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = await Log.GroupsAsync(TestActors.Auditor, new AuditFilter(), new PageRequest(2, cursor), Token);
            seen.AddRange(page.Items.Select(group => group.Newest.Sequence));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal([7L, 6L, 5L, 4L, 2L], seen);
    }

    [Fact]
    public async Task People_AreEachOnce_ByName()
    {
        var people = await Log.PeopleAsync(TestActors.Auditor, Token);

        Assert.Equal([TestActors.Admin.Name, TestActors.TeamLead.Name, TestActors.Support.Name], people.Select(person => person.Name));
    }

    [Fact]
    public async Task LaterSteps_AreLookedForByTheirObject()
    {
        await using var database = host.Database();

        var plan = await database.PlanAsync(AuditGroups.Newest(database, new AuditFilter()), Token);

        Assert.Contains(plan, step => step.Contains("IX_AuditEntries_ObjectId_Sequence (ObjectId=? AND Sequence>?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bank_OfAConnectionOrAQueue_IsNamedWhereItIsKnown()
    {
        var connection = ConnectionId.Parse("2f0b4d9e-7a31-4a60-9c35-7d8a1f6e0b42");
        var user = UserId.Parse("6a52015e-b94e-4c13-a8f0-3c1f6d7b2a11");
        await using (var database = host.Database())
        {
            database.Add(new DirectoryUser { Id = user, State = DirectoryState.Known, Source = "test", FirstSeenAt = host.Clock.GetUtcNow(), NextSyncAt = host.Clock.GetUtcNow() });
            database.Add(new ConnectionRecord { Id = connection, UserId = user, InstitutionId = InstitutionId.Parse("AU00000"), Method = ConnectionMethod.Web, Status = ConnectionStatus.Active, SyncedAt = host.Clock.GetUtcNow() });
            await database.SaveChangesAsync(Token);
        }

        await RecordAsync(TestActors.Admin, "purge.done", "purge", "p-3", AuditOutcome.Succeeded, null, $"connection={connection.Value}; accounts=3");
        await RecordAsync(TestActors.Admin, "refresh.requested", "connection", connection.Value, AuditOutcome.Intended);
        await RecordAsync(TestActors.Admin, "recovery.bank-queued", "recovery-queue", "AU00000", AuditOutcome.Succeeded);
        await RecordAsync(TestActors.Admin, "recovery.bank-queued", "recovery-queue", "AU99999", AuditOutcome.Succeeded);

        var page = await GroupsAsync(new AuditFilter());

        Assert.Equal([null, "Hooli Bank", "Hooli Bank", "Hooli Bank", null], page.Items.Take(5).Select(group => group.Bank));
    }

    private Task<Page<AuditGroup>> GroupsAsync(AuditFilter filter) => Log.GroupsAsync(TestActors.Auditor, filter, new PageRequest(), Token);

    private Task<AuditRow> RecordAsync(Actor actor, string action, string type, string id, AuditOutcome outcome, string? reason = null, string? detail = null) =>
        Log.RecordAsync(actor, new AuditFact(action, type, id, outcome, reason, Detail: detail), Token);
}
