namespace BasiqAdmin.Testing.Time;

/// <summary>
/// Holds the clock while a call is under way. A jump in its middle would end it as timed out, and who comes next would wait for
/// its next attempt on a clock that nobody moves.
/// </summary>
internal sealed class ClockHoldHandler(ManualTimeProvider clock) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var hold = clock.Hold();
        return await base.SendAsync(request, cancellationToken);
    }
}
