using Xunit.Sdk;
using Xunit.v3;

namespace BasiqAdmin.Testing.Runs;

/// <summary>Starts the classes that take longest first: one that comes last keeps one processor busy while the others wait for it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        "ThousandTests", "KilledPurgeTests", "SweepDayTests",
        "TypingTests", "EvenPageTests", "OddPageTests", "StepTests", "FailedJobJourneys", "RecoveryJourney",
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Array.Exists(Longest, name => collection.TestCollectionDisplayName.Contains($".{name} ", StringComparison.Ordinal)) ? 0 : 1)];
}
