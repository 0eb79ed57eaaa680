namespace BasiqAdmin.Services.Recovery;

/// <summary>A ticket as somebody saw it.</summary>
/// <param name="Key">The ticket's number.</param>
/// <param name="Version">Its version at that time.</param>
public sealed record RecoveryRef(long Key, int Version);
