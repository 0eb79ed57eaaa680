using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The import of user ids on the list of users.</summary>
public sealed class ImportPart(IPage page)
{
    public ILocator Report => page.GetByLabel("Import report");

    /// <summary>Which column is read, with samples, before anything is imported.</summary>
    public ILocator Preview => page.GetByLabel("What would be imported");

    public ILocator Text => page.GetByLabel("User ids", new PageGetByLabelOptions { Exact = true });

    public Task OpenAsync() => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Import ids", Exact = true }).First.ClickAsync();

    public async Task PasteAsync(string text)
    {
        await Text.FillAsync(text);
        await Button("Check").ClickAsync();
    }

    /// <summary>The same as one change, as from a clipboard; typed, a long text takes a browser minutes.</summary>
    public async Task PasteAtOnceAsync(string text)
    {
        await Text.EvaluateAsync("(field, text) => { field.blur(); field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", text);
        await Button("Check").ClickAsync();
    }

    public Task ImportAsync() => Button("Import").ClickAsync();

    public Task CloseAsync() => Button("Close").ClickAsync();

    private ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });
}
