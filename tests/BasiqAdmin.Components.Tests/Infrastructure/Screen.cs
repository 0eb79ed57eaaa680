using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace BasiqAdmin.Components.Tests.Infrastructure;

/// <summary>A component with what MudBlazor draws for it elsewhere on the page: dialogs and popovers.</summary>
public sealed class Screen : ComponentBase
{
    /// <summary>The component.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Whether dialogs and popovers are drawn on this screen: on the newest one only.</summary>
    [Parameter]
    public bool DrawsOverlays { get; set; } = true;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddContent(0, ChildContent);
        if (DrawsOverlays)
        {
            builder.OpenComponent<MudDialogProvider>(1);
            builder.CloseComponent();
            builder.OpenComponent<MudPopoverProvider>(2);
            builder.CloseComponent();
        }
    }
}

/// <summary>The screens of a test, so that whoever looks for something on a component's page finds its dialogs and menus too.</summary>
public sealed class Screens
{
    private readonly Dictionary<int, IRenderedComponent<Screen>> _all = [];

    /// <summary>The screen that was drawn last; null before the first.</summary>
    public IRenderedComponent<Screen>? Newest { get; private set; }

    /// <summary>The screen of a component that was rendered by the test itself.</summary>
    public IRenderedComponent<Screen>? Of(int componentId) => _all.GetValueOrDefault(componentId);

    internal void Add(int componentId, IRenderedComponent<Screen> screen)
    {
        _all.Add(componentId, screen);
        Newest = screen;
    }
}
