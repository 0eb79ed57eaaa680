namespace BasiqAdmin.Services.Users;

/// <summary>Whether an import is looking up its ids now; meanwhile the background leaves pending ids to it.</summary>
public sealed class ImportActivity
{
    private int running;

    /// <summary>At least one import is under way.</summary>
    public bool IsRunning => Volatile.Read(ref running) > 0;

    /// <summary>Counts an import as under way until the result is disposed.</summary>
    public IDisposable Begin() => new Scope(this);

    private sealed class Scope : IDisposable
    {
        private readonly ImportActivity activity;
        private int ended;

        public Scope(ImportActivity activity)
        {
            this.activity = activity;
            Interlocked.Increment(ref activity.running);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) == 0)
            {
                Interlocked.Decrement(ref activity.running);
            }
        }
    }
}
