using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.BrowserTests.Screenshots;
using BasiqAdmin.Services.Access;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;
using CaseFilter = BasiqAdmin.Services.FailedJobs.CaseFilter;
using IFailedJobInbox = BasiqAdmin.Services.FailedJobs.IFailedJobInbox;

namespace BasiqAdmin.BrowserTests.Journeys;

/// <summary>From what happened tonight to an empty inbox, by keyboard alone: an outage, a case each for the customer and for tomorrow, the rest at once.</summary>
[Trait("Pictures", "Readme")]
public sealed class NightJourney(Chromium chromium) : BrowserTest(chromium)
{
    // Slow enough that the sweep finds nothing while somebody looks.
    private static readonly (string Key, string Value) NoSweep = ("Jobs:SweepPerSecond", "0.001");

    [Fact]
    public async Task Night_WorkedByKeyboardAlone_EndsInAnEmptyInbox()
    {
        var app = await StartAppAsync(NoSweep);
        await HaveANightAsync(app);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.TeamLead);
        var lead = new KeyboardLead(visitor.Page);
        await Expect(new FrameParts(visitor.Page).Heading).ToBeVisibleAsync();

        await visitor.Page.Keyboard.TypeAsync("gf");
        await Expect(lead.Inbox.List.RowLinks.First).ToBeVisibleAsync();
        await ReadmePicture.KeepAsync(visitor, "inbox-of-a-night", Screen.Desktop);
        await lead.SnoozeOutageAsync("Hooli Bank");
        var open = (await app.Services.GetRequiredService<IFailedJobInbox>().CountAsync(Actor.System, CaseFilter.Everything, Token)).Open;
        Assert.True(open > 25, $"Only {open} cases: too few to need a second page.");
        await lead.SeesOpenAsync(open);
        await lead.ResolveFirstAsync("Told the customer, ticket 4711");
        await lead.SeesOpenAsync(open - 1);
        await lead.SnoozeOpenAsync();
        await lead.SeesOpenAsync(open - 2);
        await lead.ResolveAllAsync("Looked through with support, ticket 4712");

        await Expect(visitor.Page.GetByText("The inbox is empty")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText($"{open - 2} cases changed")).ToBeVisibleAsync();
        await lead.SeesOpenAsync(0);
    }

    // The week that the sandbox generates, seen as the sweep sees it, and an outage on top.
    private static async Task HaveANightAsync(AdminApp app)
    {
        var day = new InboxScenario(app);
        var customers = new List<Customer>();
        for (var place = 0; place < 45; place++)
        {
            customers.Add(await app.Sandbox.CustomerAsync(place, Token));
        }

        await day.BankBecomesAsync(customers[4], "major-outage", Token);
        await day.RefreshAsync([customers[4], customers[7]], Token);
        await day.LookAtAsync(customers, Token);
    }
}
