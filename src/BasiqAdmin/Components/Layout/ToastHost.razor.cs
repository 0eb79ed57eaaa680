using BasiqAdmin.Components.Shared;
using MudBlazor;

namespace BasiqAdmin.Components.Layout;

/// <summary>Shows <see cref="Shared.Toasts"/> in one live region that is always there. What went well leaves after <see cref="Stays"/>.</summary>
public sealed partial class ToastHost
{
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Toast, ITimer> _timers = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public void Dispose()
    {
        Toasts.Changed -= Update;
        foreach (var timer in _timers.Values)
        {
            timer.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Toasts.Changed += Update;

    private void Update(object? sender, EventArgs e) => _ = InvokeAsync(() =>
    {
        foreach (var closed in _timers.Keys.Except(Toasts.Shown).ToList())
        {
            _timers.Remove(closed, out var timer);
            timer!.Dispose();
        }

        foreach (var toast in Toasts.Shown.Where(toast => toast.Severity is Severity.Success && !_timers.ContainsKey(toast)))
        {
            _timers.Add(toast, Time.CreateTimer(_ => CloseAfterwards(toast), state: null, Stays, Timeout.InfiniteTimeSpan));
        }

        StateHasChanged();
    });

    private void CloseAfterwards(Toast toast) => _ = InvokeAsync(() => Toasts.Close(toast));

    private Task UndoAsync(Toast toast)
    {
        Toasts.Close(toast);
        return toast.Undo!();
    }
}
