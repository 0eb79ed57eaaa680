namespace BasiqAdmin.Services.Recovery;

/// <summary>When this app next looks for failures to queue and tickets to take out. Shared, because each round is made anew.</summary>
internal sealed class NextSweep
{
    /// <summary>UTC; long ago until the first look.</summary>
    public DateTimeOffset At { get; set; } = DateTimeOffset.MinValue;
}
