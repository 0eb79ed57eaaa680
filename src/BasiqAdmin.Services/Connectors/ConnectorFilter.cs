using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;

namespace BasiqAdmin.Services.Connectors;

/// <summary>What the list of connectors is narrowed to; what is null does not narrow.</summary>
/// <param name="Text">Only banks whose name or id contains it.</param>
/// <param name="Status">Only in this status.</param>
/// <param name="Method">Only by this method.</param>
/// <param name="Stage">Only in this stage.</param>
/// <param name="InTrouble">Only those that work badly or not at all, by Basiq's word or by our own jobs.</param>
/// <param name="InUse">Only those that one of our connections hangs on.</param>
public sealed record ConnectorFilter(string? Text = null, ConnectorStatus? Status = null, ConnectionMethod? Method = null, ConnectorStage? Stage = null, bool InTrouble = false, bool InUse = false);
