using System.Collections.Concurrent;

namespace BasiqAdmin.Sandbox.Control;

/// <summary>Counts what was asked, by method, path template and status. A dropped request counts with status 0.</summary>
internal sealed class RequestStats
{
    private readonly ConcurrentDictionary<(string Method, string Path, int Status), int> _counts = new();

    public void Count(string method, string path, int status) => _counts.AddOrUpdate((method, path, status), 1, (_, count) => count + 1);

    public void Reset() => _counts.Clear();

    public object[] List() =>
    [
        .. _counts
            .OrderBy(entry => entry.Key.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Method, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Status)
            .Select(entry => new { method = entry.Key.Method, path = entry.Key.Path, status = entry.Key.Status, count = entry.Value }),
    ];
}
