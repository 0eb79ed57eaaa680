using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Testing.Logging;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Basiq.Tests.Resources;

/// <summary>Lists in which a row is not as the documents describe: the others count all the same, and the odd one is named.</summary>
public sealed class OddRowTests : StubTest
{
    private const string Odd = "odd rows";
    private static readonly UserId User = UserId.Parse("u1");

    private IReadOnlyList<CapturedLog> Warnings => [.. Host.Logs.Lines.Where(line => line.Level == LogLevel.Warning)];

    [Theory]
    [InlineData("null", "row 2: empty")]
    [InlineData("7", "row 2: empty")]
    [InlineData("[]", "row 2: empty")]
    [InlineData("{}", "row 2: id")]
    [InlineData("""{"id":null,"status":"pre-init"}""", "row 2: id")]
    [InlineData("""{"id":{"value":"c2"}}""", "row 2: id")]
    [InlineData("""{"id":"gavin@hooli.com"}""", "row 2: id")]
    public async Task RowThatCannotBeUsed_IsLeftOutCountedAndNamed(string row, string expected)
    {
        Stub.On("GET /users/u1/connections", 200, $$"""{"data":[{"id":"c1","status":"active"},{{row}},{"id":"c3","status":"invalid"}]}""");

        var connections = await Client.Connections.ListAsync(User, null, Cancellation);

        Assert.Equal(["c1", "c3"], connections.Select(connection => connection.Id.Value));
        Assert.Equal((1, 3), (connections.LeftOut, connections.Total));
        Assert.Equal(expected, $"{Assert.Single(connections.Odd)}");
    }

    [Fact]
    public async Task RowWithAValueOfAnotherKind_IsReadWithoutIt()
    {
        Stub.On("GET /connectors", 200, """
            {"data":[{"id":"AU00000","method":"openbanking","status":"major-outage","stats":{"averageDurationMs":{"total":"n/a","verifyCredentials":1200,"retrieveMeta":1e300}}},
             {"id":null,"method":"openbanking","status":"operational"},{"id":"AU00001","status":"operational","institution":["Hooli"],"scopes":"all"}]}
            """);

        var connectors = await Client.Connectors.ListAsync(Cancellation);

        Assert.Equal(["AU00000", "AU00001"], connectors.Select(connector => connector.Id.Value));
        Assert.Equal(ConnectorStatus.MajorOutage, connectors[0].Status);
        Assert.Equal(new ConnectorStats(TimeSpan.FromSeconds(1.2), null, null, null, null), connectors[0].Stats);
        Assert.Equal(
            ["row 1 (AU00000): stats.averageDurationMs.total", "row 2: id", "row 3 (AU00001): institution, scopes"],
            connectors.Odd.Select(row => row.ToString()));
        Assert.Equal(1, connectors.LeftOut);
    }

    [Fact]
    public async Task Consents_WithAnOddRow_AreReadWithTheOthers()
    {
        Stub.On("GET /users/u1/consents", 200, """
            {"data":[{"id":"k1","status":"revoked","data":{"retainData":true,"initialRetrievalDays":365,"permissions":[null,{"scope":"account.basic"},"odd"]}},
             {"id":"k2","status":"expired","data":{"retainData":"true","initialRetrievalDays":"","permissions":null}},null]}
            """);

        var consents = await Client.Consents.ListAsync(User, Cancellation);

        Assert.Equal([ConsentStatus.Revoked, ConsentStatus.Expired], consents.Select(consent => consent.Status));
        Assert.Equal("account.basic", Assert.Single(consents[0].Permissions).Scope);
        Assert.Equal((null, null), (consents[1].RetainsData, consents[1].InitialRetrievalDays));
        Assert.Equal(1, consents.LeftOut);
    }

    [Theory]
    [InlineData("""[{"title":"verify-credentials","status":"success"},null,{"title":"retrieve-transactions","status":"success"}]""", "steps[1]", 3)]
    [InlineData("""["odd",{"title":"retrieve-transactions","status":"success"}]""", "steps[0]", 2)]
    [InlineData("\"none\"", "steps", 1)]
    public async Task Job_WithAStepThatIsNone_IsKept_AndNobodyKnowsHowItEnded(string steps, string expected, int count)
    {
        Stub.On("GET /users/u1/jobs", 200, $$"""{"data":[{"id":"j1","steps":{{steps}}}]}""");

        var jobs = await Client.Jobs.ListAsync(User, null, Cancellation);

        var job = Assert.Single(jobs);
        Assert.Equal((JobStatus.Unknown, count), (job.Status, job.Steps.Count));
        Assert.Contains(job.Steps, step => step.Title == "unknown" && step.Status == default);
        Assert.Equal($"row 1 (j1): {expected}", $"{Assert.Single(jobs.Odd)}");
        Assert.Equal(0, jobs.LeftOut);
    }

    [Fact]
    public async Task Job_WithAFailedStepBesideOneThatIsNone_HasFailed()
    {
        Stub.On("GET /jobs/j1", 200, """{"id":"j1","steps":[null,{"title":"verify-credentials","status":"failed"}]}""");

        Assert.Equal(JobStatus.Failed, (await Client.Jobs.GetAsync(JobId.Parse("j1"), Cancellation)).Status);
    }

    [Fact]
    public async Task OddRows_AreCountedOverAllPages()
    {
        Stub.On("GET /users/u1/accounts", context => Testing.Basiq.BasiqStub.WriteAsync(context, 200, context.Request.Query.ContainsKey("next")
            ? """{"data":[{"id":"a2"},null]}"""
            : """{"data":[{"id":"a1","lastUpdated":"soon"},null],"links":{"next":"?next=2"}}"""));

        var accounts = await Client.Accounts.ListAsync(User, null, Cancellation);

        Assert.Equal(["a1", "a2"], accounts.Select(account => account.Id.Value));
        Assert.Equal(["row 1 (a1): lastUpdated", "row 2: empty", "row 4: empty"], accounts.Odd.Select(row => row.ToString()));
        Assert.Equal(4, accounts.Total);
    }

    [Fact]
    public async Task OddRow_IsLoggedOnce_WithWhatIdentifiesItAndNoValue()
    {
        Stub.On("GET /users/u1/connections", 200, """{"data":[null,{"id":"c1","createdDate":"gavin@hooli.com"},{"id":"Gavin Belson"}]}""")
            .On("GET /users/u2/connections", 200, """{"data":[null,{"id":"c2","createdDate":"richard@hooli.com"}]}""");

        for (var time = 0; time < 3; time++)
        {
            await Client.Connections.ListAsync(User, null, Cancellation);
            await Client.Connections.ListAsync(UserId.Parse("u2"), null, Cancellation);
        }

        Assert.Equal(["u1", "u2"], Warnings.Select(line => line.Fields["userId"]));
        Assert.Contains("has 3 odd rows, 2 of which cannot be used: row 1: empty; row 2 (c1): createdDate; row 3: id", Warnings[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("row 1: empty", Warnings[1].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hooli", Host.Logs.AllText, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Gavin", Host.Logs.AllText, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SingleResource_IsReadWithoutWhatIsOdd_AndLoggedOnce()
    {
        Stub.On("GET /users/u1/connections/c1", 200, """{"id":"c1","status":"active","institution":7,"lastUsed":["x"]}""");

        await Client.Connections.GetAsync(User, ConnectionId.Parse("c1"), Cancellation);
        var connection = await Client.Connections.GetAsync(User, ConnectionId.Parse("c1"), Cancellation);

        Assert.Equal(("active", null), (connection.Status.Value, connection.LastUsedAt));
        Assert.EndsWith("without what is odd about it: lastUsed", Assert.Single(Warnings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":null}""")]
    public async Task BodyThatIsNoList_IsMalformed(string body)
    {
        Stub.On("GET /users/u1/jobs", 200, body);

        var exception = await FailureOfAsync(Client.Jobs.ListAsync(User, null, Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.DoesNotContain(Host.Logs.Lines, line => line.Message.Contains(Odd, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LongListOfOddRows_IsNamedInPart()
    {
        Stub.On("GET /events", 200, $$"""{"data":[{{string.Join(',', Enumerable.Repeat("null", 25))}}]}""");

        var events = await Client.Events.ListAsync(filter: null, Cancellation);

        Assert.Empty(events);
        Assert.Equal(25, events.LeftOut);
        Assert.EndsWith("row 10: empty; and 15 more", Assert.Single(Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyList_HasNothingOdd() => Assert.Equal((0, 0), (BasiqList.Empty<Job>().Total, BasiqList.Empty<Job>().Odd.Count));
}
