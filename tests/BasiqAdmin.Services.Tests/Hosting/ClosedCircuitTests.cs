using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Tests.Purges;
using BasiqAdmin.Services.Tests.Refreshes;
using BasiqAdmin.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Services.Tests.Hosting;

/// <summary>Closing the browser ends its circuit, and the circuit its scope. What was asked for goes on in a scope that lasts as long as it does.</summary>
public sealed class ClosedCircuitTests : IDisposable
{
    private readonly OnPost basiq = new();
    private ScopeMark newest = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        basiq.Dispose();
        newest.Dispose();
    }

    [Fact]
    public async Task Purge_WhoseCircuitClosesWhileItIsSent_IsSentInAScopeOfItsOwn()
    {
        await using var scene = await PurgeScene.StartAsync(configure: Watch<PurgeSender>);
        var connection = await scene.FindPurgeableAsync();
        var circuit = scene.Host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var sending = CloseOnPost(circuit);

        var receipt = await circuit.ServiceProvider.GetRequiredService<IPurgeService>().RequestAsync(PurgeScene.Ada, PurgeScene.Command(connection), Token);

        Assert.False(await sending);
        Assert.True(newest.IsOver);
        Assert.Equal(PurgeState.Done, receipt.State);
    }

    [Fact]
    public async Task Stop_WhileAPurgeIsSent_WaitsForItsOutcome()
    {
        await using var scene = await PurgeScene.StartAsync(configure: Watch<PurgeSender>);
        var connection = await scene.FindPurgeableAsync();
        var (arrived, released) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        basiq.ThenAsync = () =>
        {
            arrived.SetResult();
            return released.Task;
        };
        var request = scene.RequestAsync(connection);
        await arrived.Task.WaitAsync(Token);

        var stop = StopAsync(scene.Host);
        var waited = !stop.IsCompleted;
        released.SetResult();
        await stop;

        Assert.True(waited);
        Assert.Equal(PurgeState.Done, (await request).State);
    }

    [Fact]
    public async Task Stop_WhileARefreshIsSent_WaitsForItsOutcome()
    {
        await using var scene = await RefreshScene.StartAsync(Watch<RefreshSender>);
        var connection = await scene.AllowedAsync();
        var (arrived, released) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        basiq.ThenAsync = () =>
        {
            arrived.SetResult();
            return released.Task;
        };
        var request = scene.RefreshAsync(connection);
        await arrived.Task.WaitAsync(Token);

        var stop = StopAsync(scene.Host);
        var waited = !stop.IsCompleted;
        released.SetResult();
        await stop;

        Assert.True(waited);
        Assert.Equal(RefreshAnswerKind.Started, (await request).Kind);
    }

    [Fact]
    public async Task Refresh_WhoseCircuitClosesWhileItIsSent_IsSentInAScopeOfItsOwn()
    {
        await using var scene = await RefreshScene.StartAsync(Watch<RefreshSender>);
        var connection = await scene.AllowedAsync();
        var circuit = scene.Host.Get<IServiceScopeFactory>().CreateAsyncScope();
        var sending = CloseOnPost(circuit);

        var answer = await circuit.ServiceProvider.GetRequiredService<IRefreshService>().RefreshAsync(RefreshScene.Sam, connection.UserId, connection.Id, null, Token);

        Assert.False(await sending);
        Assert.True(newest.IsOver);
        Assert.Equal(RefreshAnswerKind.Started, answer.Kind);
    }

    [Fact]
    public async Task Job_ThatIsFollowed_HasAScopeUntilItIsNotFollowedAnyMore()
    {
        await using var scene = await RefreshScene.StartAsync(Watch<JobRecorder>);
        await scene.RefreshAsync(await scene.AllowedAsync());
        var follower = scene.Host.Get<JobFollower>();
        var followed = (follower.Followed, newest.IsOver);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(5));

        await scene.Host.Clock.DriveAsync(follower.EndedAsync(Token), TimeSpan.FromSeconds(11), Token);

        Assert.Equal((1, false), followed);
        Assert.True(newest.IsOver);
    }

    private static Task StopAsync(ServicesHost host) =>
        host.Get<IEnumerable<IHostedService>>().OfType<SendingsAtStop>().Single().StoppingAsync(Token);

    /// <summary>Marks the scope in which a <typeparamref name="T"/> was made last, and hears of what is posted to Basiq.</summary>
    private void Watch<T>(IServiceCollection services)
        where T : class
    {
        services.AddHttpClient("Basiq").AddHttpMessageHandler(() => basiq);
        services.AddScoped<ScopeMark>();
        services.AddScoped(provider =>
        {
            newest = provider.GetRequiredService<ScopeMark>();
            return ActivatorUtilities.CreateInstance<T>(provider);
        });
    }

    /// <summary>Closes the circuit while Basiq is asked; tells whether that ended the scope of whoever asks.</summary>
    private Task<bool> CloseOnPost(AsyncServiceScope circuit)
    {
        var closed = new TaskCompletionSource<bool>();
        basiq.ThenAsync = async () =>
        {
            await circuit.DisposeAsync();
            closed.SetResult(newest.IsOver);
        };
        return closed.Task;
    }

    private sealed class ScopeMark : IDisposable
    {
        public bool IsOver { get; private set; }

        public void Dispose() => IsOver = true;
    }

    /// <summary>Something that happens between a request that changes something and its answer.</summary>
    private sealed class OnPost : DelegatingHandler
    {
        public Func<Task> ThenAsync { get; set; } = () => Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                await ThenAsync();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
