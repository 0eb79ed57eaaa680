namespace BasiqAdmin.Services.Connectors;

/// <summary>A time in which a connector was seen operational at every look, and that lasts.</summary>
/// <param name="Since">The first of those looks, UTC.</param>
/// <param name="SeenUntil">The newest of them, UTC: what has been since then nobody knows yet.</param>
public sealed record OperationalStretch(DateTimeOffset Since, DateTimeOffset SeenUntil)
{
    /// <summary>How long it has been seen to last.</summary>
    public TimeSpan Length => SeenUntil - Since;
}
