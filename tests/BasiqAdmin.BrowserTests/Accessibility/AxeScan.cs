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
    };

    /// <summary>One line for each element that breaks a rule.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var result = await page.RunAxe(Options);
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Target} {node.Html}"))];
    }
}
