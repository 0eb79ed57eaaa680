using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Services.Background;

/// <summary>Notes the end of sessions that have been idle or open for too long. They let nobody in from that moment on; this is for the record.</summary>
public sealed class SessionCare(SessionStore sessions) : Worker
{
    /// <inheritdoc/>
    public override string Name => "sessions";

    /// <inheritdoc/>
    public override TimeSpan Interval => TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public override Task<bool> HasWorkAsync(CancellationToken cancellationToken) => sessions.AnyOverdueAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<WorkResult> RunAsync(CancellationToken cancellationToken) => new(await sessions.EndOverdueAsync(cancellationToken));
}
