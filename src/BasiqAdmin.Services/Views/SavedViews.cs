using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Views;

/// <inheritdoc/>
public sealed class SavedViews(IDbContextFactory<AdminContext> contexts, AccessGuard guard, TimeProvider clock) : ISavedViews
{
    private const int LongestName = 60;
    private const int LongestQuery = 2000;
    private const int MostViews = 50;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SavedViewRow>> ListAsync(Actor actor, string list, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, list, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Of(context, actor, list).AsNoTracking().OrderBy(view => view.Name).Select(view => new SavedViewRow(view.Name, view.Query)).ToListAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SaveAsync(Actor actor, string list, SavedViewRow view, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, list, cancellationToken);
        var name = view.Name.Trim();
        if (name.Length is 0 or > LongestName || view.Query.Length > LongestQuery)
        {
            throw new RejectedException("A view's name has 1 to 60 characters, and its filter at most 2000.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var views = await Of(context, actor, list).ToListAsync(cancellationToken);
        var known = views.Find(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        if (known is null && views.Count >= MostViews)
        {
            throw new RejectedException("There are 50 views already; delete one first.");
        }

        known ??= context.Add(new SavedView { PersonId = actor.Id, List = list, Name = name, Query = "", SavedAt = clock.GetUtcNow() }).Entity;
        (known.Query, known.SavedAt) = (view.Query, clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(Actor actor, string list, string name, CancellationToken cancellationToken)
    {
        await DemandAsync(actor, list, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Of(context, actor, list).Where(view => view.Name == name).ExecuteDeleteAsync(cancellationToken);
    }

    // A view is a bookmark of its owner and changes nothing that anybody else sees, so whoever may read the lists may keep some.
    private Task DemandAsync(Actor actor, string list, CancellationToken cancellationToken) =>
        guard.DemandAsync(actor, Right.ViewUsers, "view", list, cancellationToken);

    private static IQueryable<SavedView> Of(AdminContext context, Actor actor, string list) =>
        context.Set<SavedView>().Where(view => view.PersonId == actor.Id && view.List == list);
}
