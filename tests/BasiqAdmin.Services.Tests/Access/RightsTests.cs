using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Access;

/// <summary>Every call of every service as every role, past all pages: what its row does not allow is refused, and the trail says so.</summary>
public sealed class RightsTests(RightsScene scene) : IClassFixture<RightsScene>
{
    /// <summary>No role at all, as a stranger or a later version's role would be.</summary>
    private const Role Unknown = (Role)99;

    public static TheoryData<string> Calls => [.. ServiceCall.All.Keys];

    public static TheoryData<string, Role> CallsAndRoles =>
        new(ServiceCall.All.Keys.SelectMany(call => Enum.GetValues<Role>().Append(Unknown), (call, role) => (call, role)));

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_HasARow(string name)
    {
        Assert.NotNull(ServiceCall.All[name].Rights);
    }

    [Fact]
    public void Call_OpenToAnybody_RecordsOrIsAboutThePersonAlone()
    {
        var open = ServiceCall.All.Values.Where(call => call.Rights is { Count: 0 });

        Assert.Equal(["IAuditLog.RecordAsync", "IStaffSessions.ProvenUntilAsync", "IStaffSessions.SignOutEverywhereAsync"], open.Select(call => call.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CallsAndRoles))]
    public async Task Call_AsEachRole_IsRefusedAndAuditedUnlessItsRowAllowsIt(string name, Role role)
    {
        var call = ServiceCall.All[name];
        var actor = new Actor($"{name} as {role}", "Somebody", role);

        var problem = await scene.MakeAsync(call, actor);

        if (call.Allows(actor))
        {
            Assert.IsNotType<AccessDeniedException>(problem);
            Assert.DoesNotContain(await scene.TrailAsync(actor), entry => entry.Action == "access.refused");
            return;
        }

        var refused = Assert.IsType<AccessDeniedException>(problem);
        var entry = Assert.Single(await scene.TrailAsync(actor));
        Assert.Contains(refused.Right, call.Rights!);
        Assert.Equal(("access.refused", AuditOutcome.Refused, $"right={refused.Right}"), (entry.Action, entry.Outcome, entry.Detail));
    }

    [Fact]
    public async Task Auditor_WithEveryCall_ChangesNothing()
    {
        var before = await ChangesAsync();

        foreach (var call in ServiceCall.All.Values.Where(call => call.Rights is { Count: > 0 }))
        {
            await scene.MakeAsync(call, TestActors.Auditor);
        }

        Assert.Equal(before, await ChangesAsync());
        Assert.Equal(["access.refused", "audit.exported"], (await scene.TrailAsync(TestActors.Auditor)).Select(entry => entry.Action).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<int> ChangesAsync() => (await scene.Host.CountChangesAsync(TestContext.Current.CancellationToken)).Sum(change => change.Sum(answer => answer.Count));
}
