using System.Threading.Channels;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>
/// Where logged errors wait for the writer: bounded, so that a flood costs no memory, and never blocking, so that no request waits for its own log.
/// What does not fit is dropped and counted.
/// </summary>
public sealed class ErrorQueue
{
    private readonly AsyncLocal<bool> quiet = new();
    private readonly Channel<ErrorEntry> entries;
    private long dropped;

    /// <summary>Makes a queue that holds <paramref name="capacity"/> entries.</summary>
    public ErrorQueue(int capacity = 2000)
    {
        var options = new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true };
        entries = Channel.CreateBounded<ErrorEntry>(options);
    }

    /// <summary>Entries that were lost since the app started.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Whether the current flow is the writer's own: what storing errors logs is not stored, or a failing database would feed itself.</summary>
    internal bool IsQuiet => quiet.Value;

    /// <summary>The end that the writer reads.</summary>
    internal ChannelReader<ErrorEntry> Reader => entries.Reader;

    /// <summary>Adds an entry, or counts it as dropped when the queue is full.</summary>
    internal void Add(ErrorEntry entry)
    {
        if (!entries.Writer.TryWrite(entry))
        {
            CountDropped(1);
        }
    }

    /// <summary>Counts entries that the writer had to give up.</summary>
    internal void CountDropped(int count) => Interlocked.Add(ref dropped, count);

    /// <summary>Marks the current flow as the writer's own.</summary>
    internal void KeepQuiet() => quiet.Value = true;
}
