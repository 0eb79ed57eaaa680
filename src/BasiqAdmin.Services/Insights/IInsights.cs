using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Insights;

/// <summary>Is it getting better? Failures, cases and banks of a period against the one before.</summary>
public interface IInsights
{
    /// <summary>The report of <paramref name="period"/>, which is brought to what can be asked for: ends in order, no future, at most <see cref="InsightsPeriod.MostDays"/> days.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewInsights)]
    Task<InsightsReport> ReadAsync(Actor actor, InsightsPeriod period, CancellationToken cancellationToken);
}
