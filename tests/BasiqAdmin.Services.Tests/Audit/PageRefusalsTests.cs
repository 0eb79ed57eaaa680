using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Audit;

/// <summary>Who is turned away by an address alone stands in the trail, by the service's word.</summary>
public sealed class PageRefusalsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusal_OfWhoLacksTheRight_IsRecorded_AndOfWhoHasItIsNone()
    {
        await using var host = await ServicesHost.StartAsync(users: 1);
        var refusals = host.Get<PageRefusals>();

        await refusals.RecordAsync(TestActors.Support, Right.RequestPurge, "connection", "connection-1", "user-1", Token);
        await refusals.RecordAsync(TestActors.Admin, Right.RequestPurge, "connection", "connection-1", "user-1", Token);

        var trail = await host.Get<IAuditLog>().SearchAsync(TestActors.Admin, new AuditFilter(Action: "access.refused"), new PageRequest(), Token);
        var entry = Assert.Single(trail.Items);
        Assert.Equal(AccessGuard.Refusal(Right.RequestPurge, "connection", "connection-1", "user-1"), entry.Fact);
    }
}
