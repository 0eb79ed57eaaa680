using BasiqAdmin.Services.Sessions;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Background;

/// <summary>Notes the end of sessions that have been idle or open for too long. They let nobody in from that moment on; this is for the record.</summary>
public sealed class SessionCare(SessionStore sessions, RunRecorder recorder, TimeProvider clock, ILogger<SessionCare> logger) : Worker(recorder, clock, logger)
{
    /// <inheritdoc/>
    public override string Name => "sessions";

    /// <inheritdoc/>
    protected override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => sessions.AnyOverdueAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken) => new(await sessions.EndOverdueAsync());
}
