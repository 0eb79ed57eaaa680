using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace BasiqAdmin.Components.Shared;

/// <summary>Renders its content after the siblings before it have been initialised: the list after its columns.</summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>What waits.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
