using BasiqAdmin.Display;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Shared;

/// <summary>
/// Every list of the app: a semantic table whose sort, size and position live in the URL, cards on a phone, the four faces.
/// It is handed its page and its links and knows nothing of what it lists.
/// </summary>
public sealed partial class DataList<TRow>
{
    private readonly List<Column<TRow>> _columns = [];

    /// <summary>What is listed; names the table.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = string.Empty;

    /// <summary>Where it changes there are other columns: they are made anew, and what stands around the table, such as a filter that has the focus, is not.</summary>
    [Parameter]
    public object? ColumnsKey { get; set; }

    /// <summary>The page of rows and how far loading it is.</summary>
    [Parameter, EditorRequired]
    public Loadable<Page<TRow>> State { get; set; } = new();

    /// <summary>The page that was asked for.</summary>
    [Parameter]
    public PageRequest Request { get; set; } = new();

    /// <summary>The column that the list is sorted by while nobody has chosen one; null for an order that no column has.</summary>
    [Parameter]
    public string? UsualSort { get; set; }

    /// <summary>Whether that order begins with the largest or newest. Default: it does.</summary>
    [Parameter]
    public bool UsuallyDescending { get; set; } = true;

    /// <summary>The address of the same list with another sort, size or position; without it the list is shown whole, in the order it came in.</summary>
    [Parameter]
    public Func<PageRequest, string>? Link { get; set; }

    /// <summary>The columns: <see cref="Column{TRow}"/>.</summary>
    [Parameter, EditorRequired]
    public RenderFragment Columns { get; set; } = null!;

    /// <summary>Where a row leads.</summary>
    [Parameter]
    public Func<TRow, string>? RowHref { get; set; }

    /// <summary>What tells a row from others; the row itself unless given.</summary>
    [Parameter]
    public Func<TRow, object>? RowKey { get; set; }

    /// <summary>The keys, in one text, that do something to a row; one that is not open beside the list is opened first.</summary>
    [Parameter]
    public Func<TRow, string?>? RowLetters { get; set; }

    /// <summary>Whether the row is the one that is open beside the list.</summary>
    [Parameter]
    public Func<TRow, bool>? IsCurrent { get; set; }

    /// <summary>What rows of one group share, in a list that is sorted by it; with it, each group gets a heading.</summary>
    [Parameter]
    public Func<TRow, object>? GroupKey { get; set; }

    /// <summary>The heading of the group that begins with a row.</summary>
    [Parameter]
    public RenderFragment<TRow>? GroupHead { get; set; }

    /// <summary>Counts that are filters.</summary>
    [Parameter]
    public IReadOnlyList<CountChip>? Chips { get; set; }

    /// <summary>The filter bar.</summary>
    [Parameter]
    public RenderFragment? Filters { get; set; }

    /// <summary>Where the list is to be had as CSV.</summary>
    [Parameter]
    public string? ExportHref { get; set; }

    /// <summary>What to do when nothing is listed.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Loads again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    internal void Add(Column<TRow> column) => _columns.Add(column);

    internal void Remove(Column<TRow> column) => _columns.Remove(column);

    private object Key(TRow row) => RowKey?.Invoke(row) ?? row!;

    private IEnumerable<(TRow Row, bool OpensGroup)> Grouped(IReadOnlyList<TRow> rows)
    {
        object? before = null;
        foreach (var row in rows)
        {
            var group = GroupHead is null ? null : GroupKey?.Invoke(row);
            yield return (row, group is not null && !group.Equals(before));
            before = group;
        }
    }

    private bool IsDescending => Request.Sort is null ? UsuallyDescending : Request.Descending;

    private bool IsSortedBy(Column<TRow> column) => column.Sort is not null && string.Equals(column.Sort, Request.Sort ?? UsualSort, StringComparison.Ordinal);

    // Of all headings Tab stops at one, as in a line of chips: see CountChip.StopOf.
    private Column<TRow>? SortStop => _columns.Find(IsSortedBy) ?? _columns.Find(column => column.Sort is not null);

    // What can be sorted shows that before it is pressed.
    private IconName ArrowOf(Column<TRow> column) => (IsSortedBy(column), IsDescending) switch
    {
        (false, _) => IconName.Sort,
        (true, true) => IconName.Down,
        (true, false) => IconName.Up,
    };

    private string? AriaSort(Column<TRow> column) => (IsSortedBy(column), IsDescending) switch
    {
        (false, _) => null,
        (true, true) => "descending",
        (true, false) => "ascending",
    };

    // The first click sorts, the second turns it round. A new order starts on its first page.
    private string? SortHref(Column<TRow> column) => Link?.Invoke(Request with
    {
        Sort = column.Sort,
        Descending = IsSortedBy(column) && !IsDescending,
        Cursor = null,
    });
}
