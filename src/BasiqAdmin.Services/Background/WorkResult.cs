namespace BasiqAdmin.Services.Background;

/// <summary>What one run of a worker did.</summary>
/// <param name="Handled">Items worked on, failed ones included.</param>
/// <param name="Failed">Items that failed.</param>
/// <param name="HasMore">There is more to do now: the next run follows at once.</param>
public sealed record WorkResult(int Handled, int Failed = 0, bool HasMore = false);
