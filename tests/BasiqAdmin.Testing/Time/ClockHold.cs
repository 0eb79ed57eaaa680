namespace BasiqAdmin.Testing.Time;

/// <summary>A hold on <see cref="ManualTimeProvider"/>.</summary>
internal sealed class ClockHold(ManualTimeProvider clock) : IDisposable
{
    private int isReleased;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            clock.Release();
        }
    }
}
