using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Shared;

/// <summary>A column of a <see cref="DataList{TRow}"/>, written as its child.</summary>
public sealed class Column<TRow> : ComponentBase, IDisposable
{
    /// <summary>The heading; on a phone it stands before each value.</summary>
    [Parameter]
    public string Title { get; set; } = string.Empty;

    /// <summary>The column's name in the URL when the list can be sorted by it.</summary>
    [Parameter]
    public string? Sort { get; set; }

    /// <summary>Whether this cell carries the row's link.</summary>
    [Parameter]
    public bool IsPrimary { get; set; }

    /// <summary>Whether the values are numbers, set to the right.</summary>
    [Parameter]
    public bool IsNumber { get; set; }

    /// <summary>Whether the cells hold buttons; the heading is then for screen readers only.</summary>
    [Parameter]
    public bool IsActions { get; set; }

    /// <summary>Whether the value says how the row stands; on a phone it is in the card's first line.</summary>
    [Parameter]
    public bool IsStatus { get; set; }

    /// <summary>Whether a phone leaves the value out: an id or a kind, which the row's own page has too.</summary>
    [Parameter]
    public bool IsMinor { get; set; }

    /// <summary>The cell.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TRow> ChildContent { get; set; } = null!;

    [CascadingParameter]
    private DataList<TRow> List { get; set; } = null!;

    internal string? CssClass { get; private set; }

    /// <summary>What stands before the value on a phone. The primary cell is the card's heading and buttons explain themselves.</summary>
    internal string? CardLabel => IsPrimary || IsActions ? null : Title;

    /// <inheritdoc/>
    public void Dispose() => List.Remove(this);

    /// <inheritdoc/>
    protected override void OnInitialized() => List.Add(this);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        string?[] classes =
        [
            IsPrimary ? "primary-cell" : null,
            IsNumber ? "number" : null,
            IsActions ? "actions" : null,
            IsStatus ? "status-cell" : null,
            IsMinor ? "minor-cell" : null,
        ];
        var all = string.Join(' ', classes.OfType<string>());
        CssClass = all.Length > 0 ? all : null;
    }
}
