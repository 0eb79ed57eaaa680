using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Audit;

/// <summary>Puts down that somebody was turned away by an address, before any other service was asked. What the trail says of it is decided here, as for every other refusal.</summary>
public sealed class PageRefusals(IAuditLog audit)
{
    /// <summary>Records the refusal; nothing when <paramref name="actor"/> has the right after all, because then nobody was refused.</summary>
    /// <param name="actor">Who was turned away.</param>
    /// <param name="right">What is missing.</param>
    /// <param name="objectType">Kind of object that the address is about, such as <c>page</c>.</param>
    /// <param name="objectId">Which one.</param>
    /// <param name="userId">Whose it is, where it is somebody's.</param>
    /// <param name="cancellationToken">Not heeded: whoever leaves in the same moment has been refused all the same.</param>
    public async Task RecordAsync(Actor actor, Right right, string objectType, string objectId, string? userId, CancellationToken cancellationToken)
    {
        if (!actor.May(right))
        {
            await audit.RecordAsync(actor, AccessGuard.Refusal(right, objectType, objectId, userId), CancellationToken.None);
        }
    }
}
