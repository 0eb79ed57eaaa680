using BasiqAdmin.Sandbox;
using BasiqAdmin.Testing.Sandbox;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

public sealed class EveryReplyTests
{
    private static readonly int[] FaultStatuses = [400, 401, 403, 404, 429, 500, 503];

    [Fact]
    public async Task EveryReply_OfEveryEndpoint_FitsItsSchemaAndEveryDeviationIsNeeded()
    {
        var check = new ReplyCheck();
        await using var session = await SandboxSession.StartAsync(
            new SandboxOptions { Users = 300 }, check, TestContext.Current.CancellationToken);

        await ReplyTour.ReadEverythingAsync(session);
        await ReplyTour.ChangeEverythingAsync(session);
        await BeRefusedAsync(session);
        await PlayFaultsAsync(session);

        Assert.Equal(session.Server.Endpoints.Order(StringComparer.Ordinal), Succeeded(check));
        Assert.All(session.Server.Endpoints, endpoint => Assert.All(FaultStatuses, status => Assert.Contains((endpoint, status), check.Seen)));
        Assert.Empty(Deviations.All.Except(check.Used).Select(deviation => $"{deviation.Operation} {deviation.Status} {deviation.Path}"));
    }

    private static IEnumerable<string> Succeeded(ReplyCheck check) =>
        check.Seen.Where(seen => seen.Status < 300).Select(seen => seen.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static async Task BeRefusedAsync(SandboxSession session)
    {
        var expired = await session.TokenAsync();
        session.Time.Advance(TimeSpan.FromHours(1));
        await session.RenewTokenAsync();
        var old = await session.TokenAsync(version: "2.1");
        foreach (var (method, path) in session.Server.Endpoints.Where(endpoint => endpoint != "POST /token").Select(Request))
        {
            var statuses = new List<int>();
            foreach (var token in new[] { "", "nonsense", expired, old })
            {
                statuses.Add((await session.SendAsync(method, path, token: token)).Status);
            }

            Assert.Equal([403, 401, 403, 404], statuses);
        }
    }

    private static async Task PlayFaultsAsync(SandboxSession session)
    {
        foreach (var endpoint in session.Server.Endpoints)
        {
            var (method, path) = Request(endpoint);
            foreach (var status in FaultStatuses)
            {
                await session.PostAsync("/_sandbox/faults", new { path = endpoint, status });
                var reply = await session.SendAsync(method, path);
                Assert.Equal(status, reply.Status);
            }
        }
    }

    /// <summary>A request to an endpoint, with the names of its placeholders for ids.</summary>
    private static (HttpMethod Method, string Path) Request(string endpoint) =>
        (new HttpMethod(endpoint.Split(' ')[0]),
            endpoint.Split(' ')[1].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
}
