using AngleSharp.Dom;
using BasiqAdmin.Components.Tests.Infrastructure;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

// In the namespace around all tests, so that these come before bUnit's own, which look at the component alone.
namespace BasiqAdmin.Components.Tests;

/// <summary>Looks at, and waits for, all that is on the screen with a component: its dialogs and menus, too.</summary>
internal static class ScreenExtensions
{
    extension<TComponent>(IRenderedComponent<TComponent> component)
        where TComponent : IComponent
    {
        private IRenderedComponent<Screen>? Screen => component.Services.GetService<Screens>()?.Of(component.ComponentId);

        public IEnumerable<INode> NodesOnScreen() => component.Screen is { } screen ? screen.Nodes : component.Nodes;

        public IElement Find(string selector) =>
            component.Screen is { } screen ? RenderedComponentExtensions.Find(screen, selector) : RenderedComponentExtensions.Find(component, selector);

        public IReadOnlyList<IElement> FindAll(string selector) =>
            component.Screen is { } screen ? RenderedComponentExtensions.FindAll(screen, selector) : RenderedComponentExtensions.FindAll(component, selector);

        public IElement WaitForElement(string selector) =>
            component.Screen is { } screen
                ? RenderedComponentWaitForHelperExtensions.WaitForElement(screen, selector)
                : RenderedComponentWaitForHelperExtensions.WaitForElement(component, selector);

        public void WaitForAssertion(Action assertion)
        {
            if (component.Screen is { } screen)
            {
                RenderedComponentWaitForHelperExtensions.WaitForAssertion(screen, assertion);
            }
            else
            {
                RenderedComponentWaitForHelperExtensions.WaitForAssertion(component, assertion);
            }
        }
    }
}
