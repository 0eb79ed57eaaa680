using MudBlazor;

namespace BasiqAdmin.Components.Shared;

/// <summary>A short message over the page.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Severity">How it went; what did not go well stays until it is closed.</param>
public sealed record Toast(string Text, Severity Severity = Severity.Success)
{
    /// <summary>More about it.</summary>
    public string? Detail { get; init; }

    /// <summary>Where the text leads.</summary>
    public string? Href { get; init; }

    /// <summary>Takes it back; null when that is not possible.</summary>
    public Func<Task>? Undo { get; init; }

    /// <summary>What it is about: a newer message about the same replaces it.</summary>
    public string? About { get; init; }
}

/// <summary>
/// The messages over one person's page. MudBlazor's ISnackbar keeps a message's link and action to itself, and only its own provider,
/// which the content policy forbids, could show them.
/// </summary>
public sealed class Toasts
{
    private const int Most = 3;
    private readonly List<Toast> _shown = [];

    /// <summary>Other messages are shown.</summary>
    public event EventHandler? Changed;

    /// <summary>Those shown now, oldest first.</summary>
    public IReadOnlyList<Toast> Shown => _shown;

    /// <summary>Shows a message. Many at once must not cover the page: the oldest that went well leaves, else the oldest.</summary>
    public void Show(Toast toast)
    {
        _shown.RemoveAll(shown => shown.About is not null && string.Equals(shown.About, toast.About, StringComparison.Ordinal));
        while (_shown.Count >= Most)
        {
            // What went well has been read soonest.
            _shown.RemoveAt(Math.Max(0, _shown.FindIndex(shown => shown.Severity is Severity.Success)));
        }

        _shown.Add(toast);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Takes a message away.</summary>
    public void Close(Toast toast)
    {
        _shown.RemoveAll(shown => ReferenceEquals(shown, toast));
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
