using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Tests.Data;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.FailedJobs;

/// <summary>Which indexes the inbox is read along, so that its speed does not depend on what SQLite happens to guess.</summary>
public sealed class InboxPlanTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private AdminContext database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 1);
        database = host.Database();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await host.DisposeAsync();
    }

    public static TheoryData<CaseFilter> Filters =>
    [
        new CaseFilter(),
        new CaseFilter { State = CaseState.Resolved },
        new CaseFilter { Owner = ActionOwner.Us, Cause = Cause.UnknownCode },
        new CaseFilter { Code = "flux-error", Step = "retrieve-accounts", Assignee = "somebody" },
        new CaseFilter { Cause = Cause.UnknownCode, Code = "flux-error" },
        new CaseFilter { OlderThan = TimeSpan.FromDays(3) },
        new CaseFilter { YoungerThan = TimeSpan.FromHours(4) },
    ];

    public static TheoryData<CaseFilter, string> Counted => new()
    {
        { new CaseFilter(), "Counts (State=?)" },
        { new CaseFilter { Cause = Cause.UnknownCode }, "Counts (State=? AND Owner=? AND Cause=?)" },
        { new CaseFilter { State = CaseState.Resolved, OlderThan = TimeSpan.FromDays(3) }, "Counts (State=?)" },
        { new CaseFilter { YoungerThan = TimeSpan.FromDays(3) }, "Counts (State=?)" },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00000") }, "CountsByBank (State=? AND InstitutionId=?)" },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00000"), Method = ConnectionMethod.Web }, "CountsByBank (State=? AND InstitutionId=?)" },
        { new CaseFilter { Assignee = "somebody" }, "CountsByAssignee (State=? AND AssigneeId=?)" },
        { new CaseFilter { Code = "flux-error" }, "CountsByCode (State=? AND Code=?)" },
        { new CaseFilter { Step = "retrieve-accounts" }, "CountsByStep (State=? AND Step=?)" },
    };

    public static TheoryData<CaseFilter, string> Gathered => new()
    {
        { new CaseFilter { Cause = Cause.UnknownCode }, "Counts (State=? AND Owner=? AND Cause=?)" },
        { new CaseFilter { Institution = InstitutionId.Parse("AU00000"), OlderThan = TimeSpan.FromDays(3) }, "CountsByBank (State=? AND InstitutionId=?)" },
        { new CaseFilter { Assignee = "somebody" }, "CountsByAssignee (State=? AND AssigneeId=?)" },
        { new CaseFilter { Code = "flux-error" }, "CountsByCode (State=? AND Code=?)" },
        { new CaseFilter { Step = "retrieve-accounts" }, "CountsByStep (State=? AND Step=?)" },
        { new CaseFilter { YoungerThan = TimeSpan.FromHours(4) }, "ByAge (State=? AND FirstFailedAt>?)" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Pages_InEachOrder_AreReadAlongItsIndexAndNotSorted(CaseFilter filter)
    {
        var cases = Matching(filter, inOrder: true);

        Assert.Equal(["SEARCH f USING INDEX IX_FailedJobCases_ByPlace (State=?)"], await PlanAsync(cases.OrderBy(found => found.InboxPlace).ThenBy(found => found.Number).Take(51)));
        Assert.Equal(["SEARCH f USING INDEX IX_FailedJobCases_ByLastFailure (State=?)"], await PlanAsync(cases.OrderByDescending(found => found.LastFailedAt).ThenByDescending(found => found.Number).Take(51)));
        Assert.Equal(["SEARCH f USING INDEX IX_FailedJobCases_ByAge (State=?)"], await PlanAsync(cases.OrderBy(found => found.FirstFailedAt).ThenBy(found => found.Number).Take(51)));
        Assert.Equal(["SEARCH f USING INDEX IX_FailedJobCases_ByFailures (State=?)"], await PlanAsync(cases.OrderByDescending(found => found.Failures).ThenByDescending(found => found.Number).Take(51)));
    }

    [Theory]
    [InlineData(ActionOwner.Us, null)]
    [InlineData(null, Cause.UnknownCode)]
    public async Task Pages_OfAGroup_AreReadInItsStretchOfTheOrderOnly(ActionOwner? owner, Cause? cause)
    {
        var filter = new CaseFilter { Owner = owner, Cause = cause };

        var plan = await PlanAsync(Matching(filter, inOrder: true).InPlaceOf(filter).OrderBy(found => found.InboxPlace).ThenBy(found => found.Number).Take(51));

        Assert.Equal(["SEARCH f USING INDEX IX_FailedJobCases_ByPlace (State=? AND InboxPlace>? AND InboxPlace<?)"], plan);
    }

    [Theory]
    [MemberData(nameof(Counted))]
    public async Task Groups_AreCountedAlongAnIndexAndNotSorted(CaseFilter filter, string index)
    {
        var groups = Matching(filter, inOrder: true).GroupBy(found => new { found.Owner, found.Cause }).Select(group => new { group.Key, Count = group.Count() });

        Assert.Equal([$"SEARCH f USING COVERING INDEX IX_FailedJobCases_{index}"], await PlanAsync(groups));
    }

    [Theory]
    [MemberData(nameof(Gathered))]
    public async Task Matches_AreGatheredFromTheIndexOfTheirFact(CaseFilter filter, string index)
    {
        var plan = await PlanAsync(Matching(filter).Select(found => found.Number).Take(501));

        Assert.Equal([$"SEARCH f USING COVERING INDEX IX_FailedJobCases_{index}"], plan);
    }

    [Fact]
    public async Task Ids_LeadStraightToTheirCases()
    {
        var plan = await PlanAsync(Matching(new CaseFilter { Text = "an-id" }).OrderBy(found => found.InboxPlace).ThenBy(found => found.Number).Take(51));

        Assert.Equal("SEARCH f USING INTEGER PRIMARY KEY (rowid=?)", plan[0]);
        Assert.DoesNotContain(plan, step => step.Contains("State", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CasesOfBanks_AreFoundWithoutReadingTheArchive()
    {
        var bank = InstitutionId.Parse("AU00000");

        var ofBank = await PlanAsync(UnresolvedCases.Of(database).Where(found => found.InstitutionId == bank && found.ConnectionId != null));
        var ofAll = await PlanAsync(UnresolvedCases.Of(database).Where(found => found.InstitutionId != null).Select(found => new { found.InstitutionId, found.Method }));

        Assert.Equal(["SEARCH f USING INDEX IX_FailedJobCases_CountsByBank (State=? AND InstitutionId=?)"], ofBank);
        Assert.StartsWith("SEARCH f USING INDEX IX_FailedJobCases_CountsByBank (State=?", Assert.Single(ofAll), StringComparison.Ordinal);
    }

    private IQueryable<FailedJobCase> Matching(CaseFilter filter, bool inOrder = false) =>
        database.Set<FailedJobCase>().AsNoTracking().Matching(filter, [], host.Clock.GetUtcNow(), inOrder);

    private Task<List<string>> PlanAsync(IQueryable query) => database.PlanAsync(query, Token);
}
