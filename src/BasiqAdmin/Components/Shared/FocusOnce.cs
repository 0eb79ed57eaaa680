using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BasiqAdmin.Components.Shared;

/// <summary>
/// Gives the focus to a button or field when it is first drawn. It stands inside the dialog, so that it runs after MudBlazor has noted
/// what had the focus before: the focus returns there when the dialog closes.
/// </summary>
public sealed class FocusOnce : ComponentBase
{
    /// <summary>What gets the focus: a <see cref="MudBaseButton"/> or a field. Asked for when it has been drawn.</summary>
    [Parameter, EditorRequired]
    public Func<MudComponentBase?> Target { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await (Target() switch
        {
            MudBaseButton button => button.FocusAsync(),
            MudBaseInput<string> field => field.FocusAsync(),
            _ => ValueTask.CompletedTask,
        });
    }
}
