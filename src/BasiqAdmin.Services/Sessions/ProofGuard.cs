using BasiqAdmin.Services.Access;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Sessions;

/// <summary>Lets through what cannot be undone only for whoever proved a moment ago who they are: a page left open is no proof.</summary>
public sealed class ProofGuard(SessionStore sessions, IOptions<SignInOptions> options, TimeProvider clock)
{
    /// <summary>Returns when the session of <paramref name="actor"/> lasts and was proven within <c>SignIn:ProofLasts</c>.</summary>
    /// <exception cref="ProofRequiredException">It was not.</exception>
    public async Task DemandAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await ProvenUntilAsync(actor, cancellationToken) is null)
        {
            throw new ProofRequiredException(options.Value.ProofLasts);
        }
    }

    /// <summary>Until when the proof lasts; null when there is none that lasts.</summary>
    public async Task<DateTimeOffset?> ProvenUntilAsync(Actor actor, CancellationToken cancellationToken)
    {
        var session = actor.Session is { } id ? await sessions.FindAsync(id, cancellationToken) : null;
        return session is not null && session.ActorId == actor.Id && session.ProvedAt + options.Value.ProofLasts is { } until && until > clock.GetUtcNow() ? until : null;
    }
}
