namespace BasiqAdmin.Basiq.Http;

/// <summary>The lane that calls of the current asynchronous flow take. Default: people.</summary>
public static class BasiqLane
{
    private static readonly AsyncLocal<RequestLane> Ambient = new();

    /// <summary>The lane in force here.</summary>
    public static RequestLane Current => Ambient.Value;

    /// <summary>Puts calls of this flow into the background lane until the result is disposed.</summary>
    public static IDisposable Background() => new Scope(RequestLane.Background);

    private sealed class Scope : IDisposable
    {
        private readonly RequestLane previous = Ambient.Value;

        public Scope(RequestLane lane) => Ambient.Value = lane;

        public void Dispose() => Ambient.Value = previous;
    }
}
