namespace BasiqAdmin.Services.Connectors;

/// <summary>One way into a bank on the bank's own page.</summary>
/// <param name="Row">What lists show; its history is the shorter one.</param>
/// <param name="Longer">The history of the larger number of days.</param>
/// <param name="Incidents">The incidents of those days, newest first, at most <see cref="MostIncidents"/>.</param>
/// <param name="IncidentCount">How many there are.</param>
public sealed record WayHealth(ConnectorRow Row, HealthHistory Longer, IReadOnlyList<BankIncident> Incidents, int IncidentCount)
{
    /// <summary>How each step of our jobs went on the days of the shorter history; empty without jobs.</summary>
    public IReadOnlyList<StepSuccess> Steps { get; init; } = [];

    /// <summary>The most incidents that are told in full.</summary>
    public const int MostIncidents = 20;
}
