using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <summary>The one gate of every service call: whoever lacks the right is refused, and the refusal stands in the audit trail.</summary>
public sealed class AccessGuard(IDbContextFactory<AdminContext> contexts, AuditWriter writer)
{
    /// <summary>Returns when <paramref name="actor"/> has <paramref name="right"/>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="right">What is needed.</param>
    /// <param name="objectType">Kind of object that the call is about, for the audit entry.</param>
    /// <param name="objectId">Which one; <c>*</c> for a list.</param>
    /// <param name="cancellationToken">Cancels the check, not the refusal.</param>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    public async Task DemandAsync(Actor actor, Right right, string objectType, string objectId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (actor.May(right))
        {
            return;
        }

        // Whoever closes the page in the same moment is recorded all the same.
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None);
        await writer.AppendAsync(context, actor, Refusal(right, objectType, objectId), CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        throw new AccessDeniedException(right);
    }

    /// <summary>What the trail says of a refusal, also of one that came before any service was called.</summary>
    public static AuditFact Refusal(Right right, string objectType, string objectId, string? userId = null) =>
        new("access.refused", objectType, objectId, AuditOutcome.Refused, UserId: userId, Detail: $"right={right}");
}

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
