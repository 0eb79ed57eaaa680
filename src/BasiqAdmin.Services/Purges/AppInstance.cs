using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BasiqAdmin.Services.Purges;

/// <summary>Names this running app, so that another one can see whether it still runs.</summary>
internal sealed class AppInstance
{
    // The system's clock tick decides how exactly a start is known.
    private const long StartTolerance = 2 * TimeSpan.TicksPerSecond;

    /// <summary>Machine, process and its start.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}:{StartOf(Environment.ProcessId)}");

    /// <summary>Whether <paramref name="owner"/> certainly no longer runs: it ran on this machine and its process is gone. On another machine nobody can tell.</summary>
    public static bool IsGone(string? owner)
    {
        if (owner?.Split(':') is not [var machine, var processText, var startText]
            || !string.Equals(machine, Environment.MachineName, StringComparison.Ordinal)
            || !int.TryParse(processText, CultureInfo.InvariantCulture, out var process)
            || !long.TryParse(startText, CultureInfo.InvariantCulture, out var start))
        {
            return false;
        }

        return StartOf(process) is not { } running || Math.Abs(running - start) > StartTolerance;
    }

    private static long? StartOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
