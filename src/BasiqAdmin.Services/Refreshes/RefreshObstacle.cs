using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>What came in between while a refresh was being judged.</summary>
/// <param name="Refresh">Somebody else's refresh; null when a purge did.</param>
/// <param name="Purges">How the connection's purges are now.</param>
internal sealed record RefreshObstacle(RefreshRecord? Refresh, PurgesSeen Purges);
