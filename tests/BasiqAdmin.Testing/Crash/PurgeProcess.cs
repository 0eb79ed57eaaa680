using System.Diagnostics;
using BasiqAdmin.Basiq.Connections;

namespace BasiqAdmin.Testing.Crash;

/// <summary>A child process that purges when told to, and that can be killed at any moment.</summary>
public sealed class PurgeProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string?> ready;
    private Task<string?>? outcome;
    private long clicked;

    private PurgeProcess(Process process)
    {
        this.process = process;
        ready = process.StandardOutput.ReadLineAsync();
    }

    /// <summary>How long ago the click was.</summary>
    public TimeSpan SinceClick => Stopwatch.GetElapsedTime(clicked);

    /// <summary>Whether the person saw an outcome, or the child died.</summary>
    public bool HasEnded => outcome is { IsCompleted: true };

    /// <summary>How long it was from the click until the person saw an outcome; null when none was seen.</summary>
    public TimeSpan? Took { get; private set; }

    /// <summary>Starts a child; it warms up with <paramref name="warmUp"/>, which it only reads.</summary>
    public static PurgeProcess Start(string databaseFile, Uri sandbox, Connection warmUp)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "BasiqAdmin.Testing" + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));
        var start = new ProcessStartInfo(program, [PurgeChild.Command, databaseFile, sandbox.ToString(), warmUp.UserId.Value, warmUp.Id.Value])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new PurgeProcess(Process.Start(start)!);
    }

    /// <summary>Returns once the child waits for a click.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (await ready.WaitAsync(cancellationToken) != PurgeChild.Ready)
        {
            throw new InvalidOperationException("The child did not start; its error stands in the output of the tests.");
        }
    }

    /// <summary>Has the child purge <paramref name="connection"/>.</summary>
    public async Task ClickAsync(Connection connection)
    {
        clicked = Stopwatch.GetTimestamp();
        await process.StandardInput.WriteLineAsync($"{connection.UserId} {connection.Id}");
        await process.StandardInput.FlushAsync();
        outcome = ReadOutcomeAsync();
    }

    /// <summary>What the person saw: id and state of the purge; null when the child died before.</summary>
    public Task<string?> OutcomeAsync(CancellationToken cancellationToken) => outcome!.WaitAsync(cancellationToken);

    /// <summary>Kills it as <c>kill -9</c> does, and returns once it is gone.</summary>
    public Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        return process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private async Task<string?> ReadOutcomeAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync();
        Took = line is null ? null : SinceClick;
        return line;
    }
}
