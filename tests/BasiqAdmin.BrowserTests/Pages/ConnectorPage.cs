using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The list of connectors and the page of a bank, and what the frame tells about banks.</summary>
public sealed class ConnectorPage(IPage page)
{
    public const string ListPath = "/connectors";

    public ListPart List { get; } = new(page, "Connectors");

    /// <summary>The first connector, headings aside.</summary>
    public ILocator FirstRow => List.Table.Locator("tr[data-row]").First;

    public ILocator Notices => page.GetByRole(AriaRole.Status, new PageGetByRoleOptions { Name = "Messages" });

    public ILocator Incidents => page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Incidents" });

    public ILocator News => page.Locator(".bell");

    public static string PathOf(string institutionId) => $"{ListPath}/{institutionId}";

    public static string PathOf(string institutionId, string method) => $"{PathOf(institutionId)}?method={method}";

    /// <summary>The region of a connector.</summary>
    public ILocator Way(string method) => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = method, Exact = true });

    public Task RingAsync() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Notifications" }).ClickAsync();
}
