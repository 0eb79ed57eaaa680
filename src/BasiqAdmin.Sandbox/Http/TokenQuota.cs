using BasiqAdmin.Sandbox.Time;

namespace BasiqAdmin.Sandbox.Http;

/// <summary>1,500 tokens in any 5 minutes (api-rate-limiting). Basiq counts per address; here all callers are one.</summary>
internal sealed class TokenQuota(SandboxClock clock)
{
    public const int Limit = 1500;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly Queue<DateTimeOffset> _taken = new();
    private readonly Lock _gate = new();

    public bool TryTake()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_taken.TryPeek(out var oldest) && oldest <= now - Window)
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= Limit)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _taken.Clear();
        }
    }
}
