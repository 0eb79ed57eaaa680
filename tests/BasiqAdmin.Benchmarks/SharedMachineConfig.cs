using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Perfolizer.Horology;

namespace BasiqAdmin.Benchmarks;

/// <summary>
/// In this process, because BenchmarkDotNet would build a project of its own for every run. Many short iterations,
/// because the machines that this runs on are shared: the minimum and the median then say more than the mean.
/// </summary>
internal sealed class SharedMachineConfig : ManualConfig
{
    public SharedMachineConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.Default
            .WithToolchain(InProcessNoEmitToolchain.Instance)
            .WithWarmupCount(50)
            .WithIterationCount(200)
            .WithIterationTime(TimeInterval.FromMilliseconds(2)));
        AddColumn(StatisticColumn.Min, StatisticColumn.Median);
    }
}
