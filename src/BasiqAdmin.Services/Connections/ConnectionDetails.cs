using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Services.Connections;

/// <summary>One connection with its jobs of the last 7 days, newest first, as far as they could be read, and how many accounts Basiq holds for it; null when those could not be read.</summary>
public sealed record ConnectionDetails(ConnectionView View, IReadOnlyList<Job> Jobs, int? Accounts);
