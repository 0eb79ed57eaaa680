using System.Collections.Concurrent;
using System.Diagnostics;

namespace BasiqAdmin.Testing.Telemetry;

/// <summary>Keeps the spans of one source that are about one subject: a source is heard by its name, whichever app of this process it belongs to.</summary>
public sealed class SpanLog : IDisposable
{
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    /// <summary>Listens to <paramref name="source"/>.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="subject">A value that one of the span's attributes must have.</param>
    public SpanLog(string source, string subject)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = listened => string.Equals(listened.Name, source, StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TagObjects.Any(tag => string.Equals(tag.Value?.ToString(), subject, StringComparison.Ordinal)))
                {
                    ended.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The spans that have ended, in order.</summary>
    public IReadOnlyList<Activity> Ended => [.. ended];

    public void Dispose() => listener.Dispose();
}
