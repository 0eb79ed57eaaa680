using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>An inbox of failed jobs whose answers are set by the test; what was asked for and changed is kept.</summary>
public sealed class FakeFailedJobInbox : IFailedJobInbox
{
    public Answer<Page<CaseRow>> Search { get; } = new(Sample.PageOf<CaseRow>());

    public Answer<InboxCounts> Count { get; } = new(new InboxCounts(0, new Dictionary<ActionOwner, int>(), 0, 0, 0, 0, null));

    public Answer<InboxTabs> Tabs { get; } = new(new InboxTabs(0, 0, 0, 0, 0, new Dictionary<ActionOwner, int>()));

    public Answer<BulkResult> Undo { get; } = new(new BulkResult(1, []));

    public Answer<FirstRound?> Round { get; } = new(null);

    /// <summary>What was asked to be taken back, oldest first.</summary>
    public List<IReadOnlyList<CaseRef>> Undone { get; } = [];

    public Answer<IReadOnlyList<CaseGroup>> Groups { get; } = new([]);

    public Answer<CaseFacets> Facets { get; } = new(new CaseFacets([], [], []));

    public Answer<IReadOnlyList<OutageFold>> Folds { get; } = new([]);

    public Answer<CaseDetails?> Get { get; } = new(null);

    public Answer<CaseDetails> Change { get; } = new(SampleCases.Details());

    public Answer<BulkPreview> Preview { get; } = new(new BulkPreview(string.Empty, 0, [], []));

    public Answer<BulkResult> Apply { get; } = new(new BulkResult(0, []));

    public Answer<IReadOnlyList<BulkRow>> BulkHistory { get; } = new([]);

    public Answer<InboxTrend> Trend { get; } = new(new InboxTrend(DateOnly.FromDateTime(Sample.Now.Date), 30, [], [], 0, 0, null));

    public Answer<IReadOnlyList<Person>> People { get; } = new([new Person("dev-team-lead", "Mira"), new Person("dev-admin", "Ada")]);

    /// <summary>The filter of every count, oldest first.</summary>
    public List<CaseFilter> Counted { get; } = [];

    /// <summary>What an export yields.</summary>
    public List<CaseRow> Rows { get; } = [];

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(CaseFilter Filter, PageRequest Page)> Searches { get; } = [];

    /// <summary>The filter of every export.</summary>
    public List<CaseFilter> Exports { get; } = [];

    /// <summary>The single changes that were asked for, oldest first.</summary>
    public List<(CaseRef Seen, CaseChange Change)> Changes { get; } = [];

    /// <summary>The filters of bulk previews, oldest first.</summary>
    public List<CaseFilter> Previews { get; } = [];

    /// <summary>The bulk changes that were asked for, oldest first.</summary>
    public List<(IReadOnlyList<CaseRef> Seen, CaseChange Change)> Applied { get; } = [];

    /// <summary>The numbers of days that trends were asked for.</summary>
    public List<int> Trends { get; } = [];

    public Task<Page<CaseRow>> SearchAsync(Actor actor, CaseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<InboxCounts> CountAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken)
    {
        Counted.Add(filter);
        return Count.GetAsync(cancellationToken);
    }

    public Task<FirstRound?> FirstRoundAsync(Actor actor, CancellationToken cancellationToken) => Round.GetAsync(cancellationToken);

    public Task<InboxTabs> TabsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken)
    {
        Counted.Add(filter);
        return Tabs.GetAsync(cancellationToken);
    }

    public Task<BulkResult> UndoAsync(Actor actor, IReadOnlyList<CaseRef> changed, CancellationToken cancellationToken)
    {
        Undone.Add(changed);
        return Undo.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<CaseGroup>> GroupsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken) => Groups.GetAsync(cancellationToken);

    public Task<CaseFacets> FacetsAsync(Actor actor, CaseState state, CancellationToken cancellationToken) => Facets.GetAsync(cancellationToken);

    public Task<IReadOnlyList<OutageFold>> FoldsAsync(Actor actor, CaseFilter filter, CancellationToken cancellationToken) => Folds.GetAsync(cancellationToken);

    public Task<CaseDetails?> GetAsync(Actor actor, long number, CancellationToken cancellationToken) => Get.GetAsync(cancellationToken);

    public Task<CaseDetails> ChangeAsync(Actor actor, CaseRef seen, CaseChange change, CancellationToken cancellationToken)
    {
        Changes.Add((seen, change));
        return Change.GetAsync(cancellationToken);
    }

    public Task<BulkPreview> PreviewAsync(Actor actor, CaseFilter filter, CaseChange change, CancellationToken cancellationToken)
    {
        Previews.Add(filter);
        return Preview.GetAsync(cancellationToken);
    }

    public Task<BulkResult> ApplyAsync(Actor actor, IReadOnlyList<CaseRef> seen, CaseChange change, CancellationToken cancellationToken)
    {
        Applied.Add((seen, change));
        return Apply.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<BulkRow>> BulkHistoryAsync(Actor actor, int limit, CancellationToken cancellationToken) => BulkHistory.GetAsync(cancellationToken);

    public async IAsyncEnumerable<CaseRow> ExportAsync(Actor actor, CaseFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Exports.Add(filter);
        foreach (var row in Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await Task.FromResult(row);
        }
    }

    public Task<InboxTrend> TrendAsync(Actor actor, int days, CancellationToken cancellationToken)
    {
        Trends.Add(days);
        return Trend.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<Person>> PeopleAsync(Actor actor, CancellationToken cancellationToken) => People.GetAsync(cancellationToken);
}
