namespace BasiqAdmin.Services.Feeds;

/// <summary>Who hears of something in this app at once. A listener that throws does not keep the others from hearing.</summary>
/// <typeparam name="T">What they hear.</typeparam>
/// <param name="failed">Gets what a listener threw.</param>
public sealed class Listeners<T>(Action<Exception> failed)
{
    private readonly Lock gate = new();
    private readonly List<Action<T>> all = [];

    /// <summary>Whether nobody listens.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return all.Count == 0;
            }
        }
    }

    /// <summary>Has <paramref name="listener"/> hear until the result is disposed. It is called on the time of whoever tells, and must return at once.</summary>
    public IDisposable Add(Action<T> listener)
    {
        lock (gate)
        {
            all.Add(listener);
        }

        return new Subscription(this, listener);
    }

    /// <summary>Tells everybody.</summary>
    public void Tell(T news)
    {
        Action<T>[] told;
        lock (gate)
        {
            told = [.. all];
        }

        foreach (var listener in told)
        {
            try
            {
                listener(news);
            }
            catch (Exception exception)
            {
                failed(exception);
            }
        }
    }

    private void Remove(Action<T> listener)
    {
        lock (gate)
        {
            all.Remove(listener);
        }
    }

    private sealed class Subscription(Listeners<T> listeners, Action<T> listener) : IDisposable
    {
        public void Dispose() => listeners.Remove(listener);
    }
}
