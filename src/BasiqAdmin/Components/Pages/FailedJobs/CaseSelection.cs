using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>The cases that somebody has picked to change at once, as they were seen when they were picked.</summary>
public sealed class CaseSelection
{
    private readonly Dictionary<long, CaseRow> _rows = [];

    /// <summary>Whether all that the filter matches is selected, whatever was picked.</summary>
    public bool IsEverything { get; private set; }

    /// <summary>How many.</summary>
    public int Count => _rows.Count;

    /// <summary>The cases, in the order in which they were picked.</summary>
    public IReadOnlyList<CaseRow> Rows => [.. _rows.Values];

    public bool Has(CaseRow row) => _rows.ContainsKey(row.Number);

    public void Toggle(CaseRow row)
    {
        IsEverything = false;
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

    public void AddEverything() => IsEverything = true;

    /// <summary>Somebody has changed a case with their own hands: if it is picked, they have seen it as it is now.</summary>
    public void Renew(CaseRow row)
    {
        if (_rows.ContainsKey(row.Number))
        {
            _rows[row.Number] = row;
        }
    }

    /// <summary>Leaves out what a list no longer shows; true when any of that was picked.</summary>
    public bool LeaveOut(IEnumerable<CaseRow> shown, IReadOnlyList<CaseRow> left)
    {
        var gone = shown.Where(Has).ExceptBy(left.Select(row => row.Number), row => row.Number).ToList();
        gone.ForEach(row => _rows.Remove(row.Number));
        return gone.Count > 0;
    }

    public void Clear()
    {
        _rows.Clear();
        IsEverything = false;
    }
}

/// <summary>What the person at hand has just done to the open case.</summary>
/// <param name="Row">The case as it is now.</param>
/// <param name="Change">What they did.</param>
public sealed record OwnChange(CaseRow Row, CaseChange Change);
