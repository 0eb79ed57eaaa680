using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>The follow-up of failed jobs across all users. Every change is audited.</summary>
public interface IFailedJobInbox
{
    /// <summary>Cases, newest failure first. Sort columns: <c>group</c> (who must act, then cause), <c>age</c>, <c>failures</c>.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<CaseRow>> SearchAsync(Actor actor, CaseFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Counts for the filter chips: each is how many the list shows under <paramref name="filter"/> once its state, owner and assignee are replaced by the chip's.</summary>
    /// <param name="actor">Who asks; "mine" is what this person looks after.</param>
    /// <param name="filter">What the list is narrowed to; <see cref="CaseFilter.Everything"/> for the whole inbox.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    [Needs(Right.ViewUsers)]
    Task<InboxCounts> CountAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>How far the first look at every user's jobs has come; null when it is through.</summary>
    [Needs(Right.ViewUsers)]
    Task<FirstRound?> FirstRoundAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Counts for the tabs Open, Mine, Snoozed and Resolved and for the chips of who must act, each as the list and its folds would be if it were chosen.</summary>
    [Needs(Right.ViewUsers)]
    Task<InboxTabs> TabsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>The groups that <paramref name="filter"/> leaves, with their counts.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<CaseGroup>> GroupsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>The banks, codes and steps that cases in <paramref name="state"/> can be narrowed to.</summary>
    [Needs(Right.ViewUsers)]
    Task<CaseFacets> FacetsAsync(Actor actor, CaseState state, CancellationToken cancellationToken);

    /// <summary>What <paramref name="filter"/> folds under the outage of a bank, the largest first.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<OutageFold>> FoldsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>The case with this number, or null.</summary>
    [Needs(Right.ViewUsers)]
    Task<CaseDetails?> GetAsync(Actor actor, long number, CancellationToken cancellationToken);

    /// <summary>Changes one case.</summary>
    /// <exception cref="CaseConflictException">Somebody else changed it since it was seen.</exception>
    /// <exception cref="RejectedException">The change makes no sense for it, or it does not exist.</exception>
    [Needs(Right.ManageCases)]
    Task<CaseDetails> ChangeAsync(Actor actor, CaseRef seen, CaseChange change, CancellationToken cancellationToken);

    /// <summary>What <paramref name="change"/> would reach.</summary>
    [Needs(Right.ManageCases)]
    Task<BulkPreview> PreviewAsync(Actor actor, CaseFilter filter, CaseChange change, CancellationToken cancellationToken);

    /// <summary>Changes the cases of a preview, at most <see cref="BulkPreview.Limit"/>; those that changed since are left alone and named.</summary>
    /// <exception cref="RejectedException">The change itself makes no sense, e.g. a reason that is too short.</exception>
    [Needs(Right.ManageCases)]
    Task<BulkResult> ApplyAsync(Actor actor, IReadOnlyList<CaseRef> seen, CaseChange change, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the actor's own last change back: assigning, snoozing, waking or resolving, within <see cref="CaseUndo.Window"/>. Cases that changed since, by anybody,
    /// and those whose connection has another open case by now are left alone and named.
    /// </summary>
    /// <param name="actor">Who made the change.</param>
    /// <param name="changed">The cases as the change left them.</param>
    /// <param name="cancellationToken">Ends the call before anything is put back.</param>
    [Needs(Right.ManageCases)]
    Task<BulkResult> UndoAsync(Actor actor, IReadOnlyList<CaseRef> changed, CancellationToken cancellationToken);

    /// <summary>Bulk changes, newest first.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<BulkRow>> BulkHistoryAsync(Actor actor, int limit, CancellationToken cancellationToken);

    /// <summary>All cases that the filter matches, newest failure first, for an export.</summary>
    [Needs(Right.ViewUsers)]
    IAsyncEnumerable<CaseRow> ExportAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken);

    /// <summary>How failures went over the last 7, 30 or 90 days, today included.</summary>
    [Needs(Right.ViewUsers)]
    Task<InboxTrend> TrendAsync(Actor actor, int days, CancellationToken cancellationToken);

    /// <summary>The people to whom cases can be given: everybody who has used the inbox within 90 days, the asking person first.</summary>
    [Needs(Right.ManageCases)]
    Task<IReadOnlyList<Person>> PeopleAsync(Actor actor, CancellationToken cancellationToken);
}
