using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Counts for the tabs and chips of the inbox, each under all filters but its own.</summary>
public sealed class CaseTabs(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    /// <summary>The counts for <paramref name="personId"/>.</summary>
    public async Task<InboxTabs> CountAsync(string personId, CaseFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        IQueryable<FailedJobCase> Matching(CaseFilter which) => context.Set<FailedJobCase>().AsNoTracking().Matching(which, down: [], clock.GetUtcNow());

        // What an outage explains stands folded above the list and is counted with it, as in the navigation and on the first page.
        filter = filter with { FoldOutages = false, InOutageOf = null };

        // "Mine" is a tab here: whoever leaves it for another leaves its person, too.
        var tab = filter with { Assignee = filter.Assignee == personId ? null : filter.Assignee };
        var owners = await Matching(filter with { Owner = null, Cause = null }).GroupBy(found => found.Owner).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new InboxTabs(
            await Matching(tab with { State = CaseState.Open }).CountAsync(cancellationToken),
            await Matching(tab with { State = CaseState.Open, Assignee = personId }).CountAsync(cancellationToken),
            await Matching(tab with { State = CaseState.Snoozed }).CountAsync(cancellationToken),
            await Matching(tab with { State = CaseState.Resolved }).Take(InboxTabs.CountedTo).CountAsync(cancellationToken),
            owners.Values.Sum(),
            owners);
    }
}
