using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BasiqAdmin.SignIn;

/// <summary>
/// Ties a circuit to the session that it was opened in: what somebody does in it keeps the session awake; once the session has ended, for
/// whatever reason and on whichever instance, nobody is signed in here any more and nothing that the browser asks for is let through.
/// </summary>
internal sealed class StaffCircuit(AuthenticationStateProvider authentication, SessionStore sessions, SessionWatch watch) : CircuitHandler, IDisposable
{
    private static readonly AuthenticationState Nobody = new(new());
    private IDisposable? _following;
    private Guid? _session;
    private bool _hasEnded;

    /// <inheritdoc/>
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _session = StaffClaims.Read((await authentication.GetAuthenticationStateAsync()).User, address: null)?.Session;
        _following = _session is { } session ? watch.Follow(session, End) : null;
    }

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (_hasEnded)
        {
            return;
        }

        if (_session is { } session)
        {
            await sessions.SeeAsync(session, CancellationToken.None);
        }

        await next(context);
    };

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _following?.Dispose();

    private void End()
    {
        _hasEnded = true;
        ((ServerAuthenticationStateProvider)authentication).SetAuthenticationState(Task.FromResult(Nobody));
    }
}
