using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Shared;

/// <summary>The text of a filter bar. It filters while somebody types, after a short pause.</summary>
public sealed partial class FilterText(TimeProvider time) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private CancellationTokenSource? _typing;
    private readonly Queue<string?> _given = new();
    private string? _shown;
    private string _text = string.Empty;

    /// <summary>The accessible name.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>What can be searched for.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>The text that the list is narrowed to.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Another text, trimmed; null when it is empty.</summary>
    [Parameter]
    public EventCallback<string?> OnChanged { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (string.Equals(Value, _shown, StringComparison.Ordinal))
        {
            return;
        }

        // What somebody is typing is theirs. Each of their texts comes back once the list is narrowed to it, by when they may have typed on:
        // only a text that came from elsewhere, such as a link, replaces theirs.
        _shown = Value;
        if (!_given.Contains(Value, StringComparer.Ordinal))
        {
            _given.Clear();
            _text = Value ?? string.Empty;
            return;
        }

        while (!string.Equals(_given.Dequeue(), Value, StringComparison.Ordinal))
        {
            // Given before this one, and overtaken.
        }
    }

    // Bound, so that an answer to one letter never writes over those typed since.
    private async Task TypeAsync(string? text)
    {
        _text = text ?? string.Empty;
        var token = Restart();
        try
        {
            await Task.Delay(Pause, time, token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var given = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();
        if (!string.Equals(given, _given.Count > 0 ? _given.Last() : _shown, StringComparison.Ordinal))
        {
            _given.Enqueue(given);
        }

        await OnChanged.InvokeAsync(given);
    }

    // At once, so that of two letters typed quickly only the last is waited for.
    private CancellationToken Restart()
    {
        _typing?.Cancel();
        _typing?.Dispose();
        _typing = new CancellationTokenSource();
        return _typing.Token;
    }
}
