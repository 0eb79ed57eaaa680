using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Background;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Tests.Jobs;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.Services;

namespace BasiqAdmin.Services.Tests.Connections;

/// <summary>What an overview says is wrong.</summary>
public sealed class OverviewDiagnosisTests : IAsyncLifetime
{
    private ServicesHost host = null!;
    private JobScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServicesHost.StartAsync(users: 60);
        scene = await JobScene.SetAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Diagnosis_OfTheDocumentedPeople_SaysWhoMustAct()
    {
        var ids = (await host.SandboxUsersAsync(Token)).Select(UserId.Parse).ToList();
        await host.Get<DirectoryWriter>().AddAsync(ids, UserSource.Import, Token);
        await host.Get<DirectorySync>().RunAsync(Token);

        var causes = new HashSet<Cause>();
        foreach (var id in ids)
        {
            causes.UnionWith((await FindAsync(id)).Connections.Select(one => one.Diagnosis?.Cause).OfType<Cause>());
        }

        // Jobs of uploaded files name no connection, so no connection's diagnosis speaks of them; their cases do.
        Assert.Empty(new HashSet<Cause> { Cause.AccountLocked, Cause.WrongLogin, Cause.UnsupportedSecurity, Cause.MessageAtBank, Cause.AuthorisationDeclined, Cause.BankMaintenance, Cause.BasiqUnavailable, Cause.ConnectorBroken, Cause.BankNotOffered, Cause.ConnectionUnusable, Cause.TimedOut, Cause.UnknownToBasiq }.Except(causes));
        Assert.DoesNotContain(Cause.UnknownCode, causes);
    }

    [Fact]
    public async Task Diagnosis_TellsWhoHasTheCase_SoThatItCanBeTaken()
    {
        await AnswerAsync();
        await scene.SeeAsync(scene.Job("job-1").Failed("user-action-required").Build());
        var before = (await FindAsync()).Connections.Single().Case!;

        await host.Get<IFailedJobInbox>().ChangeAsync(TestActors.TeamLead, new CaseRef(before.Number, before.Version), new CaseChange.Assign(new Person(TestActors.TeamLead.Id, TestActors.TeamLead.Name)), Token);

        Assert.Equal((CaseFilter.Nobody, null), (before.AssigneeId, before.AssigneeName));
        var after = (await FindAsync()).Connections.Single().Case;
        Assert.Equal(new DiagnosedCase(before.Number, before.Version + 1, TestActors.TeamLead.Id, TestActors.TeamLead.Name), after);
    }

    [Fact]
    public async Task Diagnosis_BringsTheConsentsItReadAnyway()
    {
        var found = await FindAsync(UserId.Parse((await host.SandboxUsersAsync(Token))[0]));

        Assert.NotEmpty(found.Connections);
        Assert.NotEmpty(found.Consents);
        var end = CurrentConsent.Of(found.Consents)!.ExpiresAt;
        Assert.All(found.Connections, one => Assert.True(one.ConsentEndsAt <= end));
        Assert.Equal(1, await host.CountRequestsAsync("GET", "/users/{userId}/consents", Token));
    }

    [Fact]
    public async Task Diagnosis_OfSomebodyWithoutAConnection_StillBringsTheConsents()
    {
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", Body: """{"data":[]}"""), Token);

        var found = await FindAsync(UserId.Parse((await host.SandboxUsersAsync(Token))[0]));

        Assert.Empty(found.Connections);
        Assert.NotEmpty(found.Consents);
    }

    [Fact]
    public async Task Diagnosis_WhileBasiqIsAway_RestsOnWhatIsStored()
    {
        await scene.SeeAsync(scene.Job("job-1").Failed("user-action-required").Build());
        foreach (var part in (string[])["", "/connections", "/jobs", "/consents", "/accounts"])
        {
            await host.FailAsync($"GET /users/{{userId}}{part}", status: 400, cancellationToken: Token);
        }

        var found = (await FindAsync()).Connections;

        Assert.Equal((Cause.MessageAtBank, 1L), (found.Single().Diagnosis!.Cause, found.Single().Case?.Number));
    }

    [Theory]
    [InlineData("GET /users/{userId}/connections", BasiqPart.Connections, true)]
    [InlineData("GET /users/{userId}/jobs", BasiqPart.Jobs, true)]
    [InlineData("GET /users/{userId}/consents", BasiqPart.Consents, false)]
    [InlineData("GET /users/{userId}/accounts", BasiqPart.Accounts, false)]
    [InlineData("GET /connectors", BasiqPart.Banks, false)]
    public async Task Diagnosis_WhileAPartCannotBeRead_IsNotKnownAndSaysWhenItLastWas(string call, BasiqPart part, bool isTimeKnown)
    {
        await host.FailAsync(call, status: 400, cancellationToken: Token);
        await host.Get<JobRecorder>().RecordVisitAsync(JobScene.User, Basiq.Lists.BasiqList.Empty<Basiq.Jobs.Job>(), Token);
        var readAt = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await AnswerAsync();

        var all = await FindAsync();

        var found = Assert.Single(all.Connections);
        Assert.Equal(Cause.NotKnown, found.Diagnosis?.Cause);
        Assert.Equal(isTimeKnown ? readAt : null, found.Diagnosis!.LastReadAt);
        Assert.Equal(part, Assert.Single(found.NotRead).Part);
        Assert.Equal(found.NotRead, all.NotRead);
    }

    [Theory]
    [InlineData("GET /users/{userId}/consents", BasiqPart.Consents, "")]
    [InlineData("GET /users/{userId}/accounts", BasiqPart.Accounts, "")]
    [InlineData("GET /users/{userId}/consents", BasiqPart.Consents, "null")]
    [InlineData("GET /users/{userId}/accounts", BasiqPart.Accounts, "null")]
    public async Task Diagnosis_WhileAPartCannotBeRead_SaysWhenADiagnosisLastReadItInWhole(string call, BasiqPart part, string oddRow)
    {
        await AnswerAsync(times: 1);
        await FindAsync();
        var readAt = host.Clock.GetUtcNow();
        await host.FailAsync(new SandboxFault(call, Status: oddRow.Length > 0 ? null : 400, Body: oddRow.Length > 0 ? $$"""{"data":[{{oddRow}}]}""" : null), Token);
        await AnswerAsync();

        // The second look must not pass off its own failed reading, nor one in part, as the last good one.
        for (var look = 0; look < 2; look++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(3));

            var found = Assert.Single((await FindAsync()).Connections);

            Assert.Equal((Cause.NotKnown, readAt), (found.Diagnosis!.Cause, found.Diagnosis.LastReadAt));
            Assert.Equal((part, readAt), Assert.Single(found.NotRead) is var unread ? (unread.Part, unread.LastReadAt) : default);
        }
    }

    [Theory]
    [InlineData("GET /users/{userId}/jobs", """{"type":"job","status":"failed"}""", "One of the jobs could not be read (row 1: id).")]
    [InlineData("GET /users/{userId}/consents", "null", "One of the consents could not be read (row 1: empty).")]
    public async Task Diagnosis_WithARowThatCannotBeRead_IsNotKnown_EachTimeItIsLookedAt(string call, string row, string sentence)
    {
        await host.FailAsync(new SandboxFault(call, Body: $$"""{"data":[{{row}}]}"""), Token);
        await AnswerAsync();

        for (var look = 0; look < 2; look++)
        {
            var found = Assert.Single((await FindAsync()).Connections);

            Assert.Equal((Cause.NotKnown, sentence), (found.Diagnosis?.Cause, Assert.Single(found.NotRead).Sentence));
        }
    }

    [Fact]
    public async Task Diagnosis_OfAConnectionThatWasRead_IsKnownWhileTheRowOfAnotherCannotBeRead()
    {
        await host.FailAsync(new SandboxFault("GET /users/{userId}/connections", Body: $$"""{"data":[{{ConnectionRow}},{"type":"connection","status":"active"}]}"""), Token);
        await AnswerAsync();

        var all = await FindAsync();

        var found = Assert.Single(all.Connections);
        Assert.Equal((null, 0), (found.Diagnosis, found.NotRead.Count));
        Assert.Equal("One of the connections could not be read (row 2: id).", Assert.Single(all.NotRead).Sentence);
    }

    [Fact]
    public async Task Diagnosis_WithEverythingRead_FindsNothingWrong()
    {
        await AnswerAsync();

        var all = await FindAsync();

        var found = Assert.Single(all.Connections);
        Assert.Equal((null, 0, 0), (found.Diagnosis, found.NotRead.Count, all.NotRead.Count));
    }

    [Fact]
    public async Task Diagnosis_OfAConnectionThatWorks_NamesAnAccountThatBringsNothing()
    {
        var account = """{"data":[{"id":"a1","name":"Holiday","status":"unavailable","connection":"connection-1"},{"id":"a2","status":"unavailable","connection":"another"}]}""";
        await host.FailAsync(new SandboxFault("GET /users/{userId}/accounts", Body: account), Token);
        await AnswerAsync();

        var found = Assert.Single((await FindAsync()).Connections);

        Assert.Equal((Cause.AccountNotUpdated, "The connection works, but its account is unavailable."), (found.Diagnosis?.Cause, found.Diagnosis?.Explanation));
    }

    private static string ConnectionRow => $$"""{"institution":{"id":"{{JobScene.Bank}}"},"type":"connection","id":"{{JobScene.Connection}}","status":"active","method":"web"}""";

    private Task<UserDiagnoses> FindAsync() => FindAsync(JobScene.User);

    private async Task<UserDiagnoses> FindAsync(UserId user) => (await host.Get<IConnectionService>().UserOverviewAsync(TestActors.Support, user, Token))!.Diagnoses;

    // The sandbox does not know this user, so it is told what to answer; a fault that was played before goes first.
    private async Task AnswerAsync(int times = 0)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [""] = $$"""{"type":"user","id":"{{JobScene.User}}"}""",
            ["/connections"] = $$"""{"data":[{{ConnectionRow}}]}""",
            ["/jobs"] = """{"data":[]}""",
            ["/consents"] = """{"data":[]}""",
            ["/accounts"] = """{"data":[]}""",
        };
        foreach (var (part, body) in answers)
        {
            await host.FailAsync(new SandboxFault($"GET /users/{{userId}}{part}", Times: times, Body: body), Token);
        }
    }
}
