using System.Globalization;
using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.FailedJobs;

/// <inheritdoc/>
public sealed class FailedJobInbox(AccessGuard guard, CaseList list, CaseFacetReader facets, CaseReader reader, CaseEditor editor, BulkEditor bulk, CaseTrend trend, StaffList staff, CaseTabs tabs, CaseUndo undo) : IFailedJobInbox
{
    private const string All = "*";

    /// <inheritdoc/>
    public async Task<Page<CaseRow>> SearchAsync(Actor actor, CaseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await list.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<InboxCounts> CountAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await list.CountAsync(actor.Id, filter, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<FirstRound?> FirstRoundAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await list.FirstRoundAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<InboxTabs> TabsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await tabs.CountAsync(actor.Id, filter, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BulkResult> UndoAsync(Actor actor, IReadOnlyList<CaseRef> changed, CancellationToken cancellationToken)
    {
        await DemandToChangeAsync(actor, All, cancellationToken);
        return await undo.RunAsync(actor, changed, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CaseGroup>> GroupsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await list.GroupsAsync(filter, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<CaseFacets> FacetsAsync(Actor actor, CaseState state, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await facets.ReadAsync(state, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OutageFold>> FoldsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await list.FoldsAsync(filter, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<CaseDetails?> GetAsync(Actor actor, long number, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, Text(number), cancellationToken);
        return await reader.ReadAsync(number, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<CaseDetails> ChangeAsync(Actor actor, CaseRef seen, CaseChange change, CancellationToken cancellationToken)
    {
        await DemandToChangeAsync(actor, Text(seen.Number), cancellationToken);
        return await editor.ChangeAsync(actor, seen, change, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BulkPreview> PreviewAsync(Actor actor, CaseFilter filter, CaseChange change, CancellationToken cancellationToken)
    {
        await DemandToChangeAsync(actor, All, cancellationToken);
        return await bulk.PreviewAsync(filter, change, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BulkResult> ApplyAsync(Actor actor, IReadOnlyList<CaseRef> seen, CaseChange change, CancellationToken cancellationToken)
    {
        await DemandToChangeAsync(actor, All, cancellationToken);
        return await bulk.ApplyAsync(actor, seen, change, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BulkRow>> BulkHistoryAsync(Actor actor, int limit, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await bulk.HistoryAsync(limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseRow> ExportAsync(Actor actor, CaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        await foreach (var row in list.ExportAsync(filter, cancellationToken))
        {
            yield return row;
        }
    }

    /// <inheritdoc/>
    public async Task<InboxTrend> TrendAsync(Actor actor, int days, CancellationToken cancellationToken)
    {
        await DemandToReadAsync(actor, All, cancellationToken);
        return await trend.ReadAsync(days, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Person>> PeopleAsync(Actor actor, CancellationToken cancellationToken)
    {
        await DemandToChangeAsync(actor, All, cancellationToken);
        await staff.NoteAsync(actor, cancellationToken);
        return await staff.ReadAsync(actor, cancellationToken);
    }

    private Task DemandToReadAsync(Actor actor, string which, CancellationToken cancellationToken) =>
        guard.DemandAsync(actor, Right.ViewUsers, CaseAudit.ObjectType, which, cancellationToken);

    private Task DemandToChangeAsync(Actor actor, string which, CancellationToken cancellationToken) =>
        guard.DemandAsync(actor, Right.ManageCases, CaseAudit.ObjectType, which, cancellationToken);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
