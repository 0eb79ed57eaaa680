using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BasiqAdmin.BrowserTests.Pages;

/// <summary>The dialog that asks for a purge.</summary>
public sealed partial class PurgeDialogPart(IPage page)
{
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { NameRegex = Title() });

    public ILocator Reason => Dialog.GetByLabel("Reason", new LocatorGetByLabelOptions { Exact = true });

    public ILocator TypedId => Dialog.GetByLabel("Type the connection id to confirm", new LocatorGetByLabelOptions { Exact = true });

    public ILocator Cancel => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Cancel", Exact = true });

    public ILocator Confirm => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Purge data", Exact = true });

    /// <summary>Closes a dialog in which nothing can be done.</summary>
    public ILocator Close => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close", Exact = true });

    public ILocator PassedChecks => Dialog.Locator("summary", new LocatorLocatorOptions { HasText = "passed" });

    /// <summary>What did not pass.</summary>
    public ILocator Checks => Dialog.GetByRole(AriaRole.List, new LocatorGetByRoleOptions { Name = "Checks", Exact = true }).GetByRole(AriaRole.Listitem);

    /// <summary>Asks the person to sign in again before anything is typed.</summary>
    public ILocator Proof => Dialog.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = "Sign in again first" });

    /// <summary>What stands for signing in again in development.</summary>
    public ILocator ConfirmItIsMe => Proof.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Confirm it is me", Exact = true });

    /// <summary>Leads to the provider for it.</summary>
    public ILocator SignInAgain => Proof.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Sign in again", Exact = true });

    public ILocator Alert => Dialog.GetByRole(AriaRole.Alert);

    public async Task FillAsync(string reason, string typedId)
    {
        await Reason.FillAsync(reason);
        await TypedId.FillAsync(typedId);
    }

    [GeneratedRegex("^Purge .+ data for ", RegexOptions.None, 1000)]
    private static partial Regex Title();
}
