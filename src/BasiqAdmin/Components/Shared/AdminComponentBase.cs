using BasiqAdmin.Display;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Shared;

/// <summary>
/// What pages and other loading components share: who is asking, one cancellation source that ends with the component,
/// and loading that shows one of the four faces instead of tearing down the circuit.
/// </summary>
public abstract partial class AdminComponentBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _disposal = new();
    private readonly List<IDisposable> _subscriptions = [];

    /// <summary>Made by the renderer.</summary>
    // Kept, because a source that is disposed no longer gives its token away.
    protected AdminComponentBase() => ComponentToken = _disposal.Token;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ILoggerFactory LoggerFactory { get; set; } = null!;

    /// <summary>The clock.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The signed-in person.</summary>
    protected Actor Actor => Current.Actor;

    /// <summary>Where the person's clocks are.</summary>
    protected TimeZoneInfo Zone => Current.Zone;

    /// <summary>This moment, UTC.</summary>
    protected DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The ids that the component is about (userId, connectionId); they stand on what it logs.</summary>
    protected virtual IEnumerable<KeyValuePair<string, object?>> LogIds => [];

    /// <summary>Cancelled when the component goes.</summary>
    protected CancellationToken ComponentToken { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Loads into <paramref name="state"/>. A load that is overtaken by a newer one of the same state is cancelled and leaves no trace.</summary>
    protected async Task LoadAsync<T>(Loadable<T> state, Func<CancellationToken, Task<T>> load)
    {
        if (state.Attempt is { } previous)
        {
            await previous.CancelAsync();
        }

        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(ComponentToken);
        state.Attempt = attempt;
        state.Begin();
        StateHasChanged();
        try
        {
            var value = await load(attempt.Token);
            IfCurrent(state, attempt, () => state.Succeed(value));
        }
        catch (OperationCanceledException) when (attempt.IsCancellationRequested)
        {
            // Overtaken, or the component is gone.
        }
        catch (Exception exception)
        {
            IfCurrent(state, attempt, () => state.Fail(Explain(exception)));
        }
    }

    /// <summary>Does <paramref name="action"/>; null when it went well, else why not. For what a button starts.</summary>
    protected async Task<LoadFailure?> TryAsync(Func<CancellationToken, Task> action)
    {
        try
        {
            await action(ComponentToken);
            return null;
        }
        catch (OperationCanceledException) when (ComponentToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            return Explain(exception);
        }
    }

    /// <summary>Applies a change that comes from outside the component's own events, and renders.</summary>
    protected Task UpdateAsync(Action change) => ComponentToken.IsCancellationRequested
        ? Task.CompletedTask
        : InvokeAsync(() =>
        {
            change();
            StateHasChanged();
        });

    /// <summary>Does <paramref name="work"/> as soon as the component may, unless it is gone by then: for timers and news, which come from other threads.</summary>
    protected void Post(Func<Task> work) => _ = InvokeAsync(() => ComponentToken.IsCancellationRequested ? Task.CompletedTask : work());

    /// <summary>Does <paramref name="work"/> again and again while the component is there, the first time after one <paramref name="interval"/>.</summary>
    protected void PostEvery(TimeSpan interval, Func<Task> work) => RegisterForDispose(Clock.CreateTimer(_ => Post(work), null, interval, interval));

    /// <summary>Ends <paramref name="subscription"/> with the component.</summary>
    protected void RegisterForDispose(IDisposable subscription) => _subscriptions.Add(subscription);

    /// <summary>Cancels what runs, then ends the subscriptions.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposal.IsCancellationRequested)
        {
            return;
        }

        _disposal.Cancel();
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _disposal.Dispose();
    }

    private void IfCurrent<T>(Loadable<T> state, CancellationTokenSource attempt, Action change)
    {
        if (!ReferenceEquals(state.Attempt, attempt) || attempt.IsCancellationRequested)
        {
            return;
        }

        state.Attempt = null;
        change();
        StateHasChanged();
    }

    /// <summary>What people read of <paramref name="exception"/>, which is logged.</summary>
    protected LoadFailure Explain(Exception exception)
    {
        // A refusal is no fault of the app: it stands in the audit trail, where it matters, and not in the error log.
        if (exception is AccessDeniedException or RejectedException)
        {
            return FailureText.Describe(exception, null);
        }

        var reference = Guid.CreateVersion7().ToString("N");
        var logger = LoggerFactory.CreateLogger(GetType());
        using (logger.BeginScope(new Dictionary<string, object?>(LogIds, StringComparer.Ordinal) { ["correlationId"] = reference }))
        {
            Log.Failed(logger, exception);
        }

        return FailureText.Describe(exception, reference);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, $"{ErrorText.FailedAction}; the person was told.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
