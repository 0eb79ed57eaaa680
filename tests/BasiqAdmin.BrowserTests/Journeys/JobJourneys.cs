using System.Text.RegularExpressions;
using BasiqAdmin.BrowserTests.Infrastructure;
using BasiqAdmin.BrowserTests.Pages;
using BasiqAdmin.Testing.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace BasiqAdmin.BrowserTests.Journeys;

public sealed partial class JobJourneys(Chromium chromium, SharedApp shared) : BrowserTest(chromium)
{
    [Fact]
    public async Task Job_ThatRuns_IsFollowedToItsEndWithoutAReload()
    {
        var app = await StartAppOverStillSandboxAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Gavin, Token);
        var visitor = await EnterAsync(app);
        await visitor.SignInAsync(Person.Support);
        await Expect(new FrameParts(visitor.Page).Heading).ToBeVisibleAsync();
        var jobId = await app.Sandbox.RefreshAsync(customer, Token);
        var job = new JobPage(visitor.Page);
        await visitor.Page.GotoAsync(JobPage.PathOf(jobId));
        await Expect(job.Progress).ToContainTextAsync("is under way");
        await Expect(job.State("Running")).ToBeVisibleAsync();
        await visitor.Page.EvaluateAsync("window.isTheFirstPage = true");

        await app.Sandbox.LetPassAsync(TimeSpan.FromMinutes(30), Token);
        app.LetPass(TimeSpan.FromSeconds(10));

        await Expect(job.State("Succeeded")).ToBeVisibleAsync();
        await Expect(job.Progress).ToHaveTextAsync("The job succeeded.");
        await Expect(job.Steps.Last).ToContainTextAsync("done");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.isTheFirstPage === true"));
    }

    [Fact]
    public async Task Job_WhoseLoginIsInUse_SaysWhyItWaitsAndWhenItGoesOn()
    {
        var app = await StartAppAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.OneLoginTwice, Token);
        await app.Sandbox.RefreshAsync(customer, customer.ConnectionIds[1], Token);
        var waiting = await app.Sandbox.RefreshAsync(customer, customer.ConnectionIds[2], Token);
        await new InboxScenario(app).LookAtAsync([customer], Token);
        var visitor = await EnterAsync(app);
        var job = new JobPage(visitor.Page);

        await visitor.SignInAsync(Person.Support, JobPage.PathOf(waiting));

        await Expect(job.State("Queued")).ToBeVisibleAsync();
        await Expect(job.Paused).ToContainTextAsync("Another job at this bank may use the same login.");
        await Expect(job.Paused).ToContainTextAsync(GoesOn());
        await app.Sandbox.LetPassAsync(TimeSpan.FromMinutes(30), Token);
        app.LetPass(TimeSpan.FromMinutes(7));
        await Expect(job.State("Succeeded")).ToBeVisibleAsync();
        await Expect(job.Paused).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Job_ThatAsksForASecurityCode_SaysSoAndWhatComesOfSilence()
    {
        var app = await StartAppOverStillSandboxAsync();
        var customer = await app.Sandbox.CustomerAsync(SeededPeople.Whistler, Token);
        var visitor = await EnterAsync(app);
        var job = new JobPage(visitor.Page);
        var jobId = await app.Sandbox.RefreshAsync(customer, customer.ConnectionIds[1], Token);
        await app.Sandbox.LetPassAsync(TimeSpan.FromMinutes(1), Token);

        await visitor.SignInAsync(Person.Support, JobPage.PathOf(jobId));

        var challenge = job.Steps.Filter(new() { HasText = "Security code" });
        await Expect(challenge).ToContainTextAsync("The bank waits for the customer to give");
        await Expect(challenge).ToContainTextAsync("It expires at the latest at");
        await Expect(new DiagnosisPart(visitor.Page).Region).ToContainTextAsync("Customer must act");
        await app.Sandbox.LetPassAsync(TimeSpan.FromMinutes(3), Token);
        app.LetPass(TimeSpan.FromSeconds(10));
        await Expect(job.State("Failed")).ToBeVisibleAsync();
        await Expect(challenge).ToContainTextAsync("job-timed-out");
        await Expect(new DiagnosisPart(visitor.Page).What).ToContainTextAsync("it was not answered in time");
    }

    [Fact]
    public async Task Job_FailedWithEachDocumentedCode_SaysTheCauseWhoMustActAndWhatToTell()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support);
        await Expect(new FrameParts(visitor.Page).Heading).ToBeVisibleAsync();
        var (job, diagnosis) = (new JobPage(visitor.Page), new DiagnosisPart(visitor.Page));

        foreach (var failure in DocumentedFailure.All)
        {
            var customer = await shared.App.Sandbox.CustomerAsync(failure.Person, Token);
            await new InboxScenario(shared.App).LookAtAsync([customer], Token);
            await visitor.Page.GotoAsync(JobPage.PathOf(await shared.App.Sandbox.FailedJobAsync(customer, Token)));

            await Expect(job.Steps.Filter(new() { HasText = failure.Code })).ToHaveCountAsync(1);
            await Expect(diagnosis.What).ToContainTextAsync(failure.Cause);
            await Expect(diagnosis.Region).ToContainTextAsync(failure.MustAct);
            await Expect(diagnosis.CustomerText).ToContainTextAsync(failure.ToTell);
        }
    }

    [Theory]
    [InlineData(SeededPeople.Bighead, "Customer must act", "invalid-credentials")]
    [InlineData(SeededPeople.Erlich, "Customer must act", "account-not-accessible-requires-user-action")]
    [InlineData(SeededPeople.JianYang, "Waiting for the bank", "service-unavailable")]
    public async Task Diagnosis_OfEachTestPersonThatFails_ComesFirstAndSaysWhatToTell(int person, string who, string code)
    {
        var customer = await shared.App.Sandbox.CustomerAsync(person, Token);
        var visitor = await EnterAsync(shared.App);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var diagnosis = new DiagnosisPart(visitor.Page);

        await visitor.SignInAsync(Person.Support, UserPage.PathOf(customer));

        await Expect(diagnosis.What).ToBeVisibleAsync();
        await Expect(diagnosis.Region).ToContainTextAsync(who);
        Assert.True((await diagnosis.Region.BoundingBoxAsync())!.Y < (await new ListPart(visitor.Page, "Connections").Table.BoundingBoxAsync())!.Y);
        await diagnosis.Copy.ClickAsync();
        await Expect(diagnosis.Copy).ToHaveAttributeAsync("data-copied", "true");
        var copied = await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(await diagnosis.CustomerText.TextContentAsync(), copied);
        Assert.DoesNotContain(customer.Id, copied, StringComparison.Ordinal);
        Assert.DoesNotContain(code, copied, StringComparison.OrdinalIgnoreCase);
        await Expect(visitor.Page.Locator($"td small[title='{code}']").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Report_OfAFailedJob_IsCopiedWithoutPersonalDetailsAndNotedInThreeSteps()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visitor.SignInAsync(Person.Support, JobPage.PathOf(shared.FailedJobId));

        var job = new JobPage(visitor.Page);
        await job.Report.ClickAsync();
        await job.CopyReport.ClickAsync();
        await Expect(job.CopyReport).ToHaveAttributeAsync("data-copied", "true");
        var bundle = await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        await job.MarkAsReported.ClickAsync();
        await Expect(visitor.Page.GetByText("Marked as reported to Basiq")).ToBeVisibleAsync();
        Assert.Contains($"jobId: {shared.FailedJobId}", bundle, StringComparison.Ordinal);
        Assert.Contains($"userId: {shared.Failing.Id}", bundle, StringComparison.Ordinal);
        Assert.DoesNotContain(shared.Failing.Email, bundle, StringComparison.OrdinalIgnoreCase);
        Assert.All(shared.Failing.Name.Split(' '), name => Assert.DoesNotContain(name, bundle, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Search_ByWholeJobId_OpensTheJob()
    {
        var visitor = await EnterAsync(shared.App);
        await visitor.SignInAsync(Person.Support);

        await new FrameParts(visitor.Page).Search.FillAsync(shared.FailedJobId);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page).ToHaveURLAsync(shared.App.At(JobPage.PathOf(shared.FailedJobId)));
        await Expect(new JobPage(visitor.Page).State("Failed")).ToBeVisibleAsync();
    }

    [GeneratedRegex("It goes on in [56] min", RegexOptions.None, 1000)]
    private static partial Regex GoesOn();
}
