using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Tests.Infrastructure;

/// <summary>Chooses from a list as a person does: opens it and clicks what it offers.</summary>
internal static class ChoiceExtensions
{
    extension<TComponent>(IRenderedComponent<TComponent> component)
        where TComponent : IComponent
    {
        /// <summary>Chooses <paramref name="text"/> in the field with that id or accessible name.</summary>
        public void Choose(string field, string text)
        {
            component.WaitForElement(SelectorOf(field)).ParentElement!.MouseDown();
            component.WaitForAssertion(() => Assert.Contains(component.FindAll("[role=option]"), option => option.ReadableText() == text));
            component.FindAll("[role=option]").First(option => option.ReadableText() == text).Click();
        }

        /// <summary>What is chosen in the field with that id or accessible name.</summary>
        public string? Chosen(string field) => component.Find(SelectorOf(field)).GetAttribute("value");
    }

    private static string SelectorOf(string field) => field.StartsWith('#') ? field : $"input[role=combobox][aria-label='{field}']";
}
