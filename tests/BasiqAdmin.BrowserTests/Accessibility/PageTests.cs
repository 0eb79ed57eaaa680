using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;

namespace BasiqAdmin.BrowserTests.Accessibility;

/// <summary>WCAG 2.2 AA on every page in both themes. One walk through all pages a screen: signing in once is a third of the time.</summary>
public abstract class PageTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    protected async Task LookAtEveryPageAsync(Screen screen)
    {
        var visitor = await EnterUntracedAsync(shared.App, screen);
        await visitor.SignInAsync(Person.Admin);
        var violations = new List<string>();

        foreach (var place in Place.All(shared))
        {
            await place.OpenAsync(visitor);
            var found = await AxeScan.ViolationsAsync(visitor.Page, screen.Theme);
            violations.AddRange(found.Select(violation => $"{place.Name}: {violation}"));
        }

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }
}
