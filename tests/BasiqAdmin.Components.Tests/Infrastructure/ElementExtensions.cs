using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Tests.Infrastructure;

/// <summary>Finds elements as people do: by what they read.</summary>
internal static class ElementExtensions
{
    extension<TComponent>(IRenderedComponent<TComponent> component)
        where TComponent : IComponent
    {
        /// <summary>The button with that name, written on it or given by aria-label.</summary>
        public IElement Button(string name) => component.FindAll("button").Single(button => IsNamed(button, name));

        /// <summary>Whether there is such a button.</summary>
        public bool HasButton(string name) => component.FindAll("button").Any(button => IsNamed(button, name));

        /// <summary>The link with that text.</summary>
        public IElement Link(string text) => component.FindAll("a").Single(link => IsNamed(link, text));

        /// <summary>All that can be read, with single spaces.</summary>
        public string Text() => component.NodesOnScreen().Aggregate(string.Empty, (all, node) => $"{all} {node.ReadableText()}").Trim();
    }

    extension(INode node)
    {
        public string ReadableText() => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsNamed(IElement element, string name) =>
        string.Equals(element.GetAttribute("aria-label") ?? element.ReadableText(), name, StringComparison.Ordinal);
}
