using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>One way into a bank, as lists show it.</summary>
/// <param name="Connector">What Basiq says about it now.</param>
/// <param name="SinceAt">Since when it has been seen in its status without a gap, UTC; null where that is not known.</param>
/// <param name="History">What was seen of it on the days that were asked for.</param>
/// <param name="LastDay">Our jobs of the last 24 hours.</param>
/// <param name="LastWeek">Our jobs of the last 7 days.</param>
/// <param name="Connections">Our connections that are not deleted.</param>
/// <param name="Cases">Our cases of failed jobs.</param>
public sealed record ConnectorRow(
    Connector Connector,
    DateTimeOffset? SinceAt,
    HealthHistory History,
    SuccessRate LastDay,
    SuccessRate LastWeek,
    int Connections,
    CaseCounts Cases)
{
    /// <summary>Bank and method in one word.</summary>
    public string Key => $"{Connector.Id.Value}/{Connector.Method.Value}";
}
