namespace BasiqAdmin.Testing.Basiq;

/// <summary>A planned answer that waits for the test.</summary>
public sealed class HeldCall
{
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first request is there.</summary>
    public Task ArrivedAsync(CancellationToken cancellationToken) => arrived.Task.WaitAsync(cancellationToken);

    /// <summary>Lets all requests, held and later ones, have their answer.</summary>
    public void Release() => released.TrySetResult();

    internal Task PassAsync(CancellationToken cancellationToken)
    {
        arrived.TrySetResult();
        return released.Task.WaitAsync(cancellationToken);
    }
}
