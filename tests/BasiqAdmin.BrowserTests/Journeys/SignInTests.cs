using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed class SignInTests(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    public static TheoryData<Person> People => [Person.Support, Person.Admin, Person.TeamLead];

    [Theory]
    [MemberData(nameof(People))]
    public async Task SignIn_AsOneOfThePeople_LeadsToWhereTheyWantedToGo(Person person)
    {
        var visitor = await EnterAsync(shared.App);

        await visitor.Page.GotoAsync("/status");
        await new SignInPage(visitor.Page).ChooseAsync(person);

        await Expect(visitor.Page).ToHaveURLAsync(shared.App.At("/status"));
    }

    [Fact]
    public async Task SignOut_LeadsBackToTheChoice()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Admin);

        await new FrameParts(visitor.Page).SignOutAsync(Person.Admin);

        await Expect(new SignInPage(visitor.Page).Choices).ToHaveCountAsync(4);
        await visitor.Page.GotoAsync("/");
        await Expect(new SignInPage(visitor.Page).Choices).ToHaveCountAsync(4);
    }
}
