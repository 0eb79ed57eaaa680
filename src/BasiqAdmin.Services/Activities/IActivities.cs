using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Activities;

/// <summary>One timeline of all that happened, from what is stored here; Basiq is not asked.</summary>
public interface IActivities
{
    /// <summary>What happened to a user and all their connections, newest first.</summary>
    /// <param name="actor">Who asks; purges tell as much as this person may see.</param>
    /// <param name="userId">The user.</param>
    /// <param name="filter">Which part is wanted.</param>
    /// <param name="cursor">Where to go on, from <see cref="ActivityPage.Next"/>; null, malformed or outdated for the newest.</param>
    /// <param name="size">Entries, 1 to 100; a fold of successful updates stands between two of them and does not count.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<ActivityPage> OfUserAsync(Actor actor, UserId userId, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken);

    /// <summary>The same of one connection; empty where it is not the user's.</summary>
    /// <inheritdoc cref="OfUserAsync"/>
    [Needs(Right.ViewUsers)]
    Task<ActivityPage> OfConnectionAsync(Actor actor, UserId userId, ConnectionId connectionId, ActivityFilter filter, string? cursor, int size, CancellationToken cancellationToken);
}
