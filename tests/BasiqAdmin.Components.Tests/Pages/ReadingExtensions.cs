using AngleSharp.Dom;
using BasiqAdmin.Components.Tests.Infrastructure;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Tests.Pages;

/// <summary>Reads a page as a person does: elements apart, each gap one space.</summary>
internal static class ReadingExtensions
{
    extension(INode node)
    {
        public string Words() => string.Join(' ', node.GetDescendants().OfType<IText>().Select(text => text.ReadableText()).Where(text => text.Length > 0));
    }

    extension<TComponent>(IRenderedComponent<TComponent> component)
        where TComponent : IComponent
    {
        public string Words() => string.Join(' ', component.NodesOnScreen().Select(node => node is IText ? node.ReadableText() : node.Words()).Where(text => text.Length > 0));
    }
}
