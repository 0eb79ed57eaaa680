using BasiqAdmin.BrowserTests.Infrastructure;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Accessibility;

/// <summary>The WCAG 2.2 AA rules of axe on what a page shows at this moment.</summary>
/// <remarks>
/// axe-core itself, without its wrapper for Playwright: that opens a page of its own for each scan, because of frames from elsewhere, which no page here has.
/// </remarks>
internal static class AxeScan
{
    // The standard alone: axe's own best practices are opinions, and change with its versions.
    private static readonly string[] Standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>One line for each element that breaks a rule: every rule in the light theme, those of colours in the dark one.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page, Theme theme = Theme.Light)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        // Themes differ in colours alone, so what else there is has been looked at in the light one.
        object rules = theme == Theme.Dark ? new { type = "rule", values = new[] { "color-contrast" } } : new { type = "tag", values = Standard };
        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
              return found.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.target} ${node.html} ${node.failureSummary}`));
            }
            """,
            rules);
    }
}
