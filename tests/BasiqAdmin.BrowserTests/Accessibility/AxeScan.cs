using BasiqAdmin.BrowserTests.Infrastructure;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Accessibility;

/// <summary>The WCAG 2.2 AA rules of axe on what a page shows at this moment.</summary>
internal static class AxeScan
{
    // The standard alone: axe's own best practices are opinions, and change with its versions.
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    // Themes differ in colours alone, so what else there is has been looked at in the light one.
    private static readonly AxeRunOptions ColoursOnly = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] }, ResultTypes = [ResultType.Violations] };

    /// <summary>One line for each element that breaks a rule: every rule in the light theme, those of colours in the dark one.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, Theme theme = Theme.Light)
    {
        var result = await page.RunAxe(theme == Theme.Dark ? ColoursOnly : Options);
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Target} {node.Html}"))];
    }
}
