using System.Diagnostics;
using System.Globalization;

namespace BasiqAdmin.Services.Tests.Crash;

/// <summary>
/// A child process is killed for real between the click on purge and its outcome. CRASH_POINTS says how often, 25 unless given;
/// CRASH_SEED repeats the delays of an earlier run, as far as the machine lets them repeat.
/// </summary>
public sealed class KilledPurgeTests(ITestOutputHelper output)
{
    // The sandbox gives out no more than 1,500 tokens, and every child needs one.
    private const int PointsPerSandbox = 250;

    [Fact]
    public async Task Kill_AnywhereBetweenClickAndOutcome_LeavesEveryPurgeSettledByWhatBasiqReallyDid()
    {
        var points = Setting("CRASH_POINTS", 25);
        var seed = Setting("CRASH_SEED", Random.Shared.Next());
        var phases = new Dictionary<CrashPhase, int>();
        var started = Stopwatch.GetTimestamp();

        var lies = new List<string>();
        for (var done = 0; done < points; done += PointsPerSandbox)
        {
            lies.AddRange(await KillAndSettleAsync(Math.Min(PointsPerSandbox, points - done), seed + done, phases));
        }

        var summary = string.Create(CultureInfo.InvariantCulture, $"{points} kills with seed {seed} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {string.Join(", ", phases.OrderBy(phase => phase.Key).Select(phase => $"{phase.Key} {phase.Value}"))}; {lies.Count} wrong");
        output.WriteLine(summary);
        Assert.True(lies.Count == 0, $"{summary}\n{string.Join('\n', lies)}");
        Assert.True(phases.Count == Enum.GetValues<CrashPhase>().Length, $"The kills did not fall into every phase: {summary}");
    }

    private static async Task<IReadOnlyList<string>> KillAndSettleAsync(int count, int seed, Dictionary<CrashPhase, int> phases)
    {
        await using var scene = await CrashScene.StartAsync(count, seed);
        var points = await scene.KillAsync(count);
        foreach (var point in points)
        {
            var phase = await scene.PhaseOfAsync(point);
            phases[phase] = phases.GetValueOrDefault(phase) + 1;
        }

        await scene.SettleAsync();
        var records = await scene.ReadAsync([.. points, .. scene.Finished]);
        var lies = records.SelectMany(record => record.Lies());
        return [.. await scene.ChainHoldsAsync() ? lies : lies.Append("The audit chain does not hold.")];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
