using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BasiqAdmin.Components.Shared;

/// <summary>
/// Gives something the focus when it is first drawn, unless somebody has gone into another field of the same dialog, or outside dialogs into anything else, meanwhile: over a slow line
/// that is long ago, and letters on their way would press the button. It stands inside the dialog, so that it runs after MudBlazor has noted
/// what had the focus before: the focus returns there when the dialog closes.
/// </summary>
public sealed class FocusOnce(IJSRuntime script) : ComponentBase
{
    /// <summary>The id of what gets the focus.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? script.InvokeVoidAsync("basiqAdmin.focusOnce", Id).AsTask() : Task.CompletedTask;
}
