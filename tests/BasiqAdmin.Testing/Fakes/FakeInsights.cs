using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Insights;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>A report whose figures are set by the test.</summary>
public sealed class FakeInsights : IInsights
{
    public Answer<InsightsReport> Read { get; } = new(Report(7));

    /// <summary>The periods that were asked for, oldest first.</summary>
    public List<InsightsPeriod> Asked { get; } = [];

    /// <summary>A report of so many days without anything in it, all of it known.</summary>
    public static InsightsReport Report(int days)
    {
        var period = InsightsPeriod.Last(days, DateOnly.FromDateTime(Sample.Now.UtcDateTime));
        var none = new Compared(0, 0);
        return new InsightsReport(period, none, none, [], [], [], 0, [], [], new ClosingInsight(none, null, null, 0, 0, null), [], [])
        {
            KnownFrom = period.Before.From,
            IsComparable = true,
        };
    }

    public Task<InsightsReport> ReadAsync(Actor actor, InsightsPeriod period, CancellationToken cancellationToken)
    {
        Asked.Add(period);
        return Read.GetAsync(cancellationToken);
    }
}
