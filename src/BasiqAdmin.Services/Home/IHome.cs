using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Home;

/// <summary>The first page of each role: what is mine, what is broken, is it worse than usual? Each part is one call, of a number of statements that does not grow.</summary>
public interface IHome
{
    /// <summary>Banks with problems.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<HomeBanks> BanksAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>The users of <paramref name="ids"/> that are known, in that order: whom somebody opened lately is kept in their own browser, by id.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="ids">At most <see cref="MostRecent"/>; further ones are left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<RecentUser>> RecentAsync(Actor actor, IReadOnlyList<UserId> ids, CancellationToken cancellationToken);

    /// <summary>The team's work.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewInsights)]
    Task<HomeTeam> TeamAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>What an admin looks after, besides what is counted for everybody.</summary>
    /// <exception cref="AccessDeniedException">The right is missing.</exception>
    [Needs(Right.ViewPurges)]
    Task<HomeAdmin> AdminAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>The most users that are looked up at once.</summary>
    const int MostRecent = 10;
}
