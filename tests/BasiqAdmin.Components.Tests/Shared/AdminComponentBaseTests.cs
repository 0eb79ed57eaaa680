using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using Microsoft.AspNetCore.Components.Rendering;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class AdminComponentBaseTests : ComponentTest
{
    [Fact]
    public async Task Load_Answered_ShowsTheValue()
    {
        var answer = new TaskCompletionSource<string>();
        var probe = Render<Probe>();
        var load = probe.InvokeAsync(() => probe.Instance.LoadAsync(_ => answer.Task));

        answer.SetResult("Gavin");
        await load;

        probe.WaitForAssertion(() => Assert.Equal("Ready Gavin", probe.Text()));
    }

    [Fact]
    public async Task Load_Overtaken_IsCancelledAndItsAnswerIsForgotten()
    {
        var late = new TaskCompletionSource<string>();
        CancellationToken first = default;
        var probe = Render<Probe>();
        var overtaken = probe.InvokeAsync(() => probe.Instance.LoadAsync(token =>
        {
            first = token;
            return late.Task;
        }));

        await probe.InvokeAsync(() => probe.Instance.LoadAsync(_ => Task.FromResult("newer")));
        late.SetResult("older");
        await overtaken;

        Assert.True(first.IsCancellationRequested);
        Assert.Equal("Ready newer", probe.Text());
    }

    [Fact]
    public async Task Load_OfWhatIsNoLongerShown_IsCancelledAndItsFailureIsNobodys()
    {
        var late = new TaskCompletionSource<string>();
        CancellationToken first = default;
        var probe = Render<Probe>();
        var load = probe.InvokeAsync(() => probe.Instance.LoadAsync(token =>
        {
            first = token;
            return late.Task;
        }));

        await probe.InvokeAsync(probe.Instance.State.Clear);
        late.SetException(new InvalidOperationException("of the one before"));
        await load;

        Assert.True(first.IsCancellationRequested);
        Assert.Equal((LoadFace.Loading, null), (probe.Instance.State.Face, probe.Instance.State.Failure));
        Assert.Empty(Logs.Lines);
    }

    [Fact]
    public async Task Load_Failed_TellsThePersonAndLogsTheSameReference()
    {
        var probe = Render<Probe>();

        await probe.InvokeAsync(() => probe.Instance.LoadAsync(_ => Task.FromException<string>(new InvalidOperationException("internal words"))));

        var line = Assert.Single(Logs.Lines);
        var reference = probe.Instance.State.Failure!.CorrelationId!;
        Assert.Contains($"correlationId={reference}", line.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("internal words", probe.Instance.State.Failure.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_RefusedByBasiq_ShowsBasiqsCorrelationId()
    {
        var probe = Render<Probe>();
        var refusal = new BasiqException(BasiqErrorKind.ServerError, "GET /users 500") { CorrelationId = "8c1f" };

        await probe.InvokeAsync(() => probe.Instance.LoadAsync(_ => Task.FromException<string>(refusal)));

        Assert.Equal("8c1f", probe.Instance.State.Failure!.CorrelationId);
    }

    [Fact]
    public async Task Load_WithoutTheRight_SaysWhoHasItAndIsNoErrorOfTheApp()
    {
        var probe = Render<Probe>();

        await probe.InvokeAsync(() => probe.Instance.LoadAsync(_ => Task.FromException<string>(new AccessDeniedException(Right.ViewAudit))));

        Assert.Contains("Admin, Team lead or Auditor has it", probe.Instance.State.Failure!.What, StringComparison.Ordinal);
        Assert.Empty(Logs.Lines);
    }

    [Fact]
    public async Task Load_WhenThePageIsLeft_IsCancelledAndSaysNothing()
    {
        CancellationToken token = default;
        var probe = Render<Probe>();
        var load = probe.InvokeAsync(() => probe.Instance.LoadAsync(given =>
        {
            token = given;
            return Task.Delay(Timeout.InfiniteTimeSpan, Time, given).ContinueWith(_ => "late", given, TaskContinuationOptions.None, TaskScheduler.Default);
        }));

        await DisposeComponentsAsync();
        await load;

        Assert.True(token.IsCancellationRequested);
        Assert.Empty(Logs.Lines);
    }

    [Fact]
    public async Task Try_Failed_SaysWhyAndTheComponentLives()
    {
        var probe = Render<Probe>();

        var failure = await probe.InvokeAsync(() => probe.Instance.TryAsync(_ => throw new BasiqException(BasiqErrorKind.Timeout, "POST")));

        Assert.Equal("Basiq did not answer in time. Try again.", failure!.What);
    }

    [Fact]
    public void Disposal_EndsWhatTheComponentOwns()
    {
        using var owned = new CancellationTokenSource();
        var isEnded = false;
        var probe = Render<Probe>();
        probe.Instance.RegisterForDispose(owned.Token.Register(() => isEnded = true));

        probe.Instance.Dispose();
        owned.Cancel();

        Assert.False(isEnded);
    }

    private sealed class Probe : AdminComponentBase
    {
        public Loadable<string> State { get; } = new();

        public Task LoadAsync(Func<CancellationToken, Task<string>> load) => LoadAsync(State, load);

        public new Task<LoadFailure?> TryAsync(Func<CancellationToken, Task> action) => base.TryAsync(action);

        public new void RegisterForDispose(IDisposable subscription) => base.RegisterForDispose(subscription);

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, $"{State.Face} {State.Value}");
    }
}
