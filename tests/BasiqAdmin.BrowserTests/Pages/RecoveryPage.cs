using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The recovery queue, and the button that leads into it.</summary>
public sealed partial class RecoveryPage(IPage page)
{
    public const string Path = "/recovery";

    public ListPart List { get; } = new(page, "Recovery queue");

    /// <summary>A bank's part of the queue.</summary>
    public ILocator OfBank(string name) => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>On a connection, a case or a bank.</summary>
    public ILocator TryAgain => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Try again when the bank recovers", Exact = true });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>The count of those that have recovered, once it is two or more.</summary>
    public ILocator SomeRecovered => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = TwoOrMore() });

    /// <summary>The count of a stage, e.g. "Recovered 4".</summary>
    public ILocator Count(string stage, int count) => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = $"{stage} {count}", Exact = true });

    [GeneratedRegex("^Recovered [2-9]$", RegexOptions.None, 1000)]
    private static partial Regex TwoOrMore();
}
