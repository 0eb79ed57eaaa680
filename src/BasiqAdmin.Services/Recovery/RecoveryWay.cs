using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Recovery;

/// <summary>A way into a bank that connections wait for.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="Method">The way into it.</param>
internal sealed record RecoveryWay(InstitutionId InstitutionId, ConnectionMethod Method);
