using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>An error log whose answers are set by the test.</summary>
public sealed class FakeErrorLog : IErrorLog
{
    public Answer<Page<ErrorRow>> Search { get; } = new(Sample.PageOf<ErrorRow>());

    public Answer<IReadOnlyList<ErrorCause>> Group { get; } = new([]);

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(ErrorFilter Filter, PageRequest Page)> Searches { get; } = [];

    /// <summary>The filter of every grouping, oldest first.</summary>
    public List<ErrorFilter> Grouped { get; } = [];

    public long Dropped { get; set; }

    public Task<Page<ErrorRow>> SearchAsync(Actor actor, ErrorFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<ErrorCause>> GroupAsync(Actor actor, ErrorFilter filter, CancellationToken cancellationToken)
    {
        Grouped.Add(filter);
        return Group.GetAsync(cancellationToken);
    }
}
