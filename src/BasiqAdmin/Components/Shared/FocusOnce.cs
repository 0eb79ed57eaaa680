using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Shared;

/// <summary>
/// Gives something the focus when it is first drawn. It stands inside the dialog, so that it runs after MudBlazor has noted
/// what had the focus before: the focus returns there when the dialog closes.
/// </summary>
public sealed class FocusOnce : ComponentBase
{
    /// <summary>What gets the focus. Asked for when it has been drawn.</summary>
    [Parameter, EditorRequired]
    public Func<ValueTask>? Focus { get; set; }

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender && Focus is not null ? Focus().AsTask() : Task.CompletedTask;
}
