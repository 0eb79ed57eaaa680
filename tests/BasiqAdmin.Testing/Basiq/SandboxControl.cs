using System.Net.Http.Json;
using System.Text.Json;

namespace BasiqAdmin.Testing.Basiq;

/// <summary>The control endpoints of a sandbox: faults and statistics.</summary>
public sealed class SandboxControl(Uri baseAddress) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = baseAddress };

    /// <summary>Plays a fault on the next requests: <c>new { path = "POST /token", status = 500, times = 0 }</c>.</summary>
    public async Task PlayAsync(object fault, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("/_sandbox/faults", fault, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>How often a call arrived, whatever its answer: verb and template, <c>POST /token</c>.</summary>
    public Task<int> CountAsync(string call, CancellationToken cancellationToken) => CountAsync(call, status: null, cancellationToken);

    /// <summary>How often a call was answered with a status; 0 stands for a dropped connection.</summary>
    public async Task<int> CountAsync(string call, int? status, CancellationToken cancellationToken)
    {
        using var stats = JsonDocument.Parse(await http.GetStringAsync(new Uri("/_sandbox/stats", UriKind.Relative), cancellationToken));
        return stats.RootElement.GetProperty("requests").EnumerateArray()
            .Where(entry => string.Equals(call, $"{entry.GetProperty("method")} {entry.GetProperty("path")}", StringComparison.Ordinal))
            .Where(entry => status is null || entry.GetProperty("status").GetInt32() == status)
            .Sum(entry => entry.GetProperty("count").GetInt32());
    }

    /// <summary>Ids of all users.</summary>
    public async Task<IReadOnlyList<string>> UserIdsAsync(CancellationToken cancellationToken)
    {
        var csv = await http.GetStringAsync(new Uri("/_sandbox/users.csv", UriKind.Relative), cancellationToken);
        return csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    public void Dispose() => http.Dispose();
}
