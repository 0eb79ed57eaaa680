using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Services;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Recovery;

/// <summary>The outage of one bank with 1,000 connections that wait for it: real guard, real HTTP, real SQLite, hours on a clock that the test moves.</summary>
public sealed class ThousandTests : IAsyncLifetime
{
    private const int Waiting = 1000;

    // Ten requests a second, of which people have four fifths for themselves.
    private const int BudgetAMinute = 10 * 60 / 5;
    private static readonly TimeSpan Stagger = TimeSpan.FromSeconds(20);
    private RecoveryScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => scene = await RecoveryScene.StartAsync(
        users: 1600, settings: values => values["Recovery:OperationalFor"] = "00:10:00", oneBank: true, tick: Stagger / 2);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Outage_WithAThousandWaiting_IsWorkedOffOneByOne_NeverFasterThanTheStaggerOrTheBudget()
    {
        var broken = await scene.BreakAsync(Waiting);
        await scene.Queue.QueueBankAsync(TestActors.TeamLead, RecoveryScene.Hooli, [.. broken.Select(connection => connection.Id)], Token);
        await scene.TurnAsync("operational");
        var back = scene.Now;
        var requests = new List<(DateTimeOffset At, long Granted)>();
        var fromPrepared = await scene.Host.CountRequestsAsync("POST", RecoveryScene.RefreshPath, Token);

        await scene.PassUntilAsync(
            async () =>
            {
                requests.Add((scene.Now, scene.Host.Get<RequestBudget>().Status.Granted));
                return await OpenAsync() == 0;
            },
            TimeSpan.FromHours(12));

        var sent = await scene.SentAsync();
        var gaps = sent.Zip(sent.Skip(1), (one, next) => next.RequestedAt - one.RequestedAt).ToList();
        var tickets = await scene.TicketsAsync();
        var mostRequests = MostRequestsInAMinute(requests);
        TestContext.Current.TestOutputHelper!.WriteLine($"{tickets.Count(ticket => ticket.Attempts == 0)} of {Waiting} recovered by Basiq's own tries every 2 hours; at most {mostRequests} requests of any kind in a minute");
        Show(back, sent);
        Assert.Equal((Waiting, Waiting), (broken.Count, tickets.Count));
        Assert.Equal(tickets.Sum(ticket => ticket.Attempts), sent.Count);
        Assert.Equal(sent.Count, await scene.Host.CountRequestsAsync("POST", RecoveryScene.RefreshPath, Token) - fromPrepared);
        Assert.All(sent.GroupBy(refresh => refresh.ConnectionId), group => Assert.Single(group));
        Assert.All(gaps, gap => Assert.InRange(gap, Stagger, TimeSpan.MaxValue));
        Assert.InRange(sent[0].RequestedAt - back, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.InRange(MostInAMinute(sent), 2, 3);
        Assert.InRange(mostRequests, 1, BudgetAMinute);
        Assert.True(tickets.Count(ticket => ticket.State == RecoveryState.Recovered) > Waiting * 9 / 10);
        Assert.All(tickets, ticket => Assert.Contains(ticket.State, new[] { RecoveryState.Recovered, RecoveryState.Escalated }));
    }

    private static int MostInAMinute(List<RefreshRecord> sent) => sent.Max(one => sent.Count(other => other.RequestedAt >= one.RequestedAt && other.RequestedAt < one.RequestedAt.AddMinutes(1)));

    private long MostRequestsInAMinute(List<(DateTimeOffset At, long Granted)> requests)
    {
        var ticks = (int)(TimeSpan.FromMinutes(1) / scene.Tick);
        return requests.Zip(requests.Skip(ticks), (one, later) => later.Granted - one.Granted).Max();
    }

    private async Task<int> OpenAsync()
    {
        await using var database = scene.Host.Database();
        return await database.Set<RecoveryTicket>().CountAsync(ticket => ticket.EndedAt == null, Token);
    }

    // Refreshes per minute since the bank was back: the first quarter of an hour by the minute, then by the quarter of an hour.
    private static void Show(DateTimeOffset back, List<RefreshRecord> sent)
    {
        var minutes = sent.GroupBy(refresh => (int)(refresh.RequestedAt - back).TotalMinutes).ToDictionary(group => group.Key, group => group.Count());
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{sent.Count} refreshes in {(sent[^1].RequestedAt - sent[0].RequestedAt).TotalHours:0.0} h, at most {MostInAMinute(sent)} a minute");
        foreach (var minute in Enumerable.Range(0, 30))
        {
            output.WriteLine($"minute {minute,3}: {minutes.GetValueOrDefault(minute)}");
        }

        foreach (var quarter in minutes.GroupBy(one => one.Key / 15).OrderBy(group => group.Key))
        {
            output.WriteLine($"{quarter.Key * 15,3}-{(quarter.Key * 15) + 14,3} min: {quarter.Sum(one => one.Value),3} ({new string('#', quarter.Sum(one => one.Value))})");
        }
    }
}
