using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Services.Insights;

/// <summary>The gate before the reports.</summary>
internal sealed class InsightsService(AccessGuard guard, InsightsReader reader) : IInsights
{
    /// <inheritdoc/>
    public async Task<InsightsReport> ReadAsync(Actor actor, InsightsPeriod period, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewInsights, "insights", "*", cancellationToken);
        return await reader.ReadAsync(period, cancellationToken);
    }
}
