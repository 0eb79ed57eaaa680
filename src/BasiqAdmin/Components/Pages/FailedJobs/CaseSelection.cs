using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>The cases that somebody has picked to change at once, as they were seen when they were picked.</summary>
public sealed class CaseSelection
{
    private readonly Dictionary<long, CaseRow> _rows = [];

    /// <summary>How many.</summary>
    public int Count => _rows.Count;

    /// <summary>The cases, in the order in which they were picked.</summary>
    public IReadOnlyList<CaseRow> Rows => [.. _rows.Values];

    public bool Has(CaseRow row) => _rows.ContainsKey(row.Number);

    public void Toggle(CaseRow row)
    {
        if (!_rows.Remove(row.Number))
        {
            _rows[row.Number] = row;
        }
    }

    public void Add(IEnumerable<CaseRow> rows)
    {
        foreach (var row in rows)
        {
            _rows[row.Number] = row;
        }
    }

    public void Clear() => _rows.Clear();
}
