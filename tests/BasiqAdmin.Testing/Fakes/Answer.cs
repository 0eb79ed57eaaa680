namespace BasiqAdmin.Testing.Fakes;

/// <summary>What a fake answers: a value, an error, or nothing yet. It can be changed between calls.</summary>
public sealed class Answer<T>(T value)
{
    private Func<Task<T>> _next = () => Task.FromResult(value);

    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public void Is(T answer) => _next = () => Task.FromResult(answer);

    public void Fails(Exception error) => _next = () => Task.FromException<T>(error);

    /// <summary>Answers when the returned source is completed.</summary>
    public TaskCompletionSource<T> Waits()
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _next = () => source.Task;
        return source;
    }

    internal Task<T> GetAsync(CancellationToken cancellationToken)
    {
        Asked++;
        return _next().WaitAsync(cancellationToken);
    }
}
