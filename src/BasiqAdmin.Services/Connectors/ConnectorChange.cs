using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Connectors;

/// <summary>A way into a bank was seen in another status than before.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Method">The way into it.</param>
/// <param name="Before">The status before; it may have been seen before a gap.</param>
/// <param name="After">The status now.</param>
/// <param name="At">When it was first seen so, UTC.</param>
public sealed record ConnectorChange(InstitutionId InstitutionId, string BankName, ConnectionMethod Method, ConnectorStatus Before, ConnectorStatus After, DateTimeOffset At)
{
    /// <summary>The bank went down.</summary>
    public bool BeginsOutage => After == ConnectorStatus.MajorOutage;

    /// <summary>The bank came back, in full or in part.</summary>
    public bool EndsOutage => Before == ConnectorStatus.MajorOutage;
}
