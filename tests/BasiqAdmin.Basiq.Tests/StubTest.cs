using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Testing.Basiq;
using BasiqAdmin.Testing.Time;

namespace BasiqAdmin.Basiq.Tests;

/// <summary>A stub of its own for each test, and the client against it over HTTP on a clock that stands still.</summary>
public abstract class StubTest : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Longer than any delay between retries, shorter than the timeout of a call.</summary>
    protected static TimeSpan RetryPatience { get; } = TimeSpan.FromSeconds(6);

    protected ManualTimeProvider Clock { get; } = new();

    protected BasiqStub Stub { get; private set; } = null!;

    protected BasiqHost Host { get; private set; } = null!;

    protected BasiqClient Client => Host.Client;

    public async ValueTask InitializeAsync()
    {
        Stub = await BasiqStub.StartAsync(Cancellation);
        Host = new BasiqHost(Stub.BaseAddress, Clock, Configure);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Stub.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(BasiqOptions options)
    {
    }

    /// <summary>The exception in which a call ends, moving the clock over the delays between retries.</summary>
    protected Task<BasiqException> FailureOfAsync<T>(Task<T> call) =>
        Assert.ThrowsAsync<BasiqException>(() => Clock.DriveAsync(call, RetryPatience, Cancellation));
}
