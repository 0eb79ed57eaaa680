using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Tests.Resources;

/// <summary>Replies in the spellings that Basiq's documents and examples show, and in some that they do not.</summary>
public sealed class TolerantReadingTests : StubTest
{
    private static readonly UserId User = UserId.Parse("u1");
    private static readonly DateTimeOffset Noon = new(2024, 9, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task User_WithNumbersEmptyTextsAndUnknownFields_IsRead()
    {
        Stub.On("GET /users/u1", 200, """
            {"type":"user","id":"u1","email":"","mobile":61410888666,"name":null,"firstName":"Gavin","shoeSize":{"eu":43},
             "connections":{"type":"list","count":1,"data":[{"type":"connection","id":"c1","links":{"self":"x"}}]},"accounts":null}
            """);

        var user = await Client.Users.GetAsync(User, Cancellation);

        Assert.Null(user.Email);
        Assert.Equal("61410888666", user.Mobile);
        Assert.Equal([ConnectionId.Parse("c1")], user.Connections);
        Assert.Empty(user.Accounts);
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("[{\"id\":\"c1\"},null,{\"id\":\"\"},{},\"c2\",7]", "c1,c2")]
    [InlineData("{\"data\":[{\"id\":\"c1\"},null,{\"id\":\"not an id\"}]}", "c1")]
    [InlineData("{\"data\":{}}", "")]
    [InlineData("\"none\"", "")]
    [InlineData("3", "")]
    public async Task User_WhoseConnectionsAreListedOddly_IsReadWithThoseThatAreNamed(string connections, string expected)
    {
        Stub.On("GET /users/u1", 200, $$"""{"id":"u1","email":"gavin@hooli.com","firstName":"Gavin","connections":{{connections}},"accounts":{{connections}}}""");

        var user = await Client.Users.GetAsync(User, Cancellation);

        Assert.Equal(("gavin@hooli.com", "Gavin"), (user.Email, user.PersonName));
        Assert.Equal(expected, string.Join(',', user.Connections));
        Assert.Equal(expected, string.Join(',', user.Accounts));
    }

    [Theory]
    [InlineData(""" "name":"Max Example" """, "Max Example")]
    [InlineData(""" "name":" Max Example ","firstName":"","lastName":" " """, "Max Example")]
    [InlineData(""" "name":"M. Example","firstName":"Max","lastName":"Example" """, "Max Example")]
    [InlineData(""" "firstName":"Max","middleName":"A.","lastName":"Example" """, "Max A. Example")]
    [InlineData(""" "lastName":"Example" """, "Example")]
    [InlineData(""" "name":" " """, null)]
    public async Task User_IsCalledByThePartsOfTheName_OrByTheNameInOneField(string names, string? expected)
    {
        Stub.On("GET /users/u1", 200, $$"""{"id":"u1","businessName":"Bobs Burgers Pty Ltd",{{names}}}""");

        var user = await Client.Users.GetAsync(User, Cancellation);

        Assert.Equal((expected, "Bobs Burgers Pty Ltd"), (user.PersonName, user.BusinessName));
        Assert.Equal("user u1", $"{user}");
    }

    [Theory]
    [InlineData("openbanking", "openbanking")]
    [InlineData("open-banking", "openbanking")]
    [InlineData("Open-Banking", "openbanking")]
    [InlineData("web", "web")]
    [InlineData("carrier-pigeon", "carrier-pigeon")]
    [InlineData("", "unknown")]
    public async Task Connection_InEitherSpellingOfItsMethod_IsRead(string method, string expected)
    {
        Stub.On("GET /users/u1/connections/c1", 200, $$"""{"id":"c1","method":"{{method}}"}""");

        var connection = await Client.Connections.GetAsync(User, ConnectionId.Parse("c1"), Cancellation);

        Assert.Equal(expected, connection.Method.Value);
        Assert.Equal(ConnectionMethod.From(expected), connection.Method);
    }

    [Theory]
    [InlineData("\"createdDate\":\"2024-09-25T12:00:00Z\"")]
    [InlineData("\"created\":\"2024-09-25T22:00:00+10:00\"")]
    [InlineData("\"createdDate\":\"2024-09-25T12:00:00.000Z\"")]
    [InlineData("\"createdDate\":\"2024-09-25T12:00:00\"")]
    public async Task Connection_InEitherSpellingOfItsDates_IsRead(string created)
    {
        Stub.On("GET /users/u1/connections/c1", 200, $$"""{"id":"c1","status":"hibernating","expiryDate":"","lastUsed":null,"institution":{"id":"AU00000"},{{created}}}""");

        var connection = await Client.Connections.GetAsync(User, ConnectionId.Parse("c1"), Cancellation);

        Assert.Equal(Noon, connection.CreatedAt);
        Assert.Equal(TimeSpan.Zero, connection.CreatedAt!.Value.Offset);
        Assert.Null(connection.ExpiresAt);
        Assert.Equal("hibernating", connection.Status.Value);
        Assert.Equal("AU00000", connection.InstitutionId?.Value);
    }

    [Fact]
    public async Task Connection_WithTheBareInstitution_IsRead()
    {
        Stub.On("GET /users/u1/connections/c1", 200, """{"id":"c1","institution":"AU00000"}""");

        var connection = await Client.Connections.GetAsync(User, ConnectionId.Parse("c1"), Cancellation);

        Assert.Equal("AU00000", connection.InstitutionId?.Value);
        Assert.Equal("unknown", connection.Status.Value);
        Assert.Null(connection.CreatedAt);
    }

    [Theory]
    [InlineData("{\"type\":\"savings\",\"product\":\"Saver\"}")]
    [InlineData("\"savings\"")]
    public async Task Account_InEitherSpellingOfItsClass_IsRead(string accountClass)
    {
        Stub.On("GET /users/u1/accounts", 200, $$"""
            {"type":"list","data":[{"id":"a1","connection":"c1","institution":"AU00000","name":"Saver","class":{{accountClass}},
             "currency":"AUD","status":"available","balance":"12.50","lastUpdated":"2024-09-25T12:00:00Z"}]}
            """);

        var account = Assert.Single(await Client.Accounts.ListAsync(User, ConnectionId.Parse("c1"), Cancellation));

        Assert.Equal(("savings", "c1", "AU00000", Noon), (account.AccountClass, account.ConnectionId?.Value, account.InstitutionId?.Value, account.LastUpdatedAt));
        Assert.Equal("account a1", $"{account}");
        Assert.Equal("?filter=connection.id.eq%28%27c1%27%29", Stub.Requests[^1].Query);
    }

    [Fact]
    public async Task Connector_WithNumericTierAndUnknownDurations_IsRead()
    {
        Stub.On("GET /connectors/AU00000/openbanking", 200, """
            {"id":"AU00000","method":"open-banking","stage":"gamma","status":"under-maintenance","institution":{"name":"Hooli Bank","tier":1},
             "authorization":{"type":"token"},"scopes":["account.basic"],"stats":{"averageDurationMs":{"verifyCredentials":1200,"total":null}}}
            """);

        var connector = await Client.Connectors.GetAsync(InstitutionId.Parse("AU00000"), ConnectionMethod.OpenBanking, Cancellation);

        Assert.Equal(ConnectorStatus.UnderMaintenance, connector.Status);
        Assert.Equal(("gamma", "1", "token"), (connector.Stage.Value, connector.Tier, connector.AuthorizationType));
        Assert.Equal(new ConnectorStats(TimeSpan.FromSeconds(1.2), null, null, null, null), connector.Stats);
    }

    [Fact]
    public async Task Connector_WithoutDurations_IsRead()
    {
        Stub.On("GET /connectors", 200, """{"data":[{"id":"AU00000","stats":{"averageDurationMs":null}},{"id":"AU00001"}]}""");

        var connectors = await Client.Connectors.ListAsync(Cancellation);

        Assert.All(connectors, connector => Assert.Null(connector.Stats));
        Assert.Equal("AU00001", connectors[1].Name);
    }

    [Theory]
    [InlineData("active", "p1", "p2", true)]
    [InlineData("active", "p1", "p1", false)]
    [InlineData("revoked", "p1", "p2", false)]
    public async Task Consent_TellsWhetherItsPolicyIsStillTheLatest(string status, string policy, string latest, bool drifted)
    {
        Stub.On("GET /users/u1/consents", 200, $$$"""
            {"type":"list","size":1,"data":[{"id":"k1","status":"{{{status}}}","created":"2024-09-25T12:00:00Z","expiryDate":"2025-09-25T12:00:00Z","revoked":null,
             "purpose":{"primary":{"title":"Share your financial data"},"other":null},
             "data":{"retainData":true,"initialRetrievalDays":730,"organisation":null,
               "permissions":[{"scope":"account.basic","required":true,"consented":true,"entity":"account","information":{"attributeList":[]}}]},
             "links":{"consentPolicy":"https://au-api.basiq.io/policies/{{{policy}}}","latestConsentPolicy":"https://au-api.basiq.io/policies/{{{latest}}}"}}]}
            """);

        var consent = Assert.Single(await Client.Consents.ListAsync(User, Cancellation));

        Assert.Equal(drifted, consent.HasDrifted);
        Assert.Equal((Noon, Noon.AddYears(1), 730), (consent.CreatedAt, consent.ExpiresAt, consent.InitialRetrievalDays));
        Assert.Equal(new ConsentPermission("account.basic", "account", IsRequired: true, IsConsented: true), Assert.Single(consent.Permissions));
    }

    [Fact]
    public async Task Event_IsRead_AndNamesWhatItIsAbout()
    {
        Stub.On("GET /events/e1", 200, """
            {"type":"event","id":"e1","createdDate":"2024-09-25T12:00:00Z","entity":"connection","eventType":"updated","userId":"u1",
             "dataRef":"https://au-api.basiq.io/users/u1/connections/c1","data":{"id":"c1","links":[]}}
            """);

        var found = await Client.Events.GetAsync(EventId.Parse("e1"), Cancellation);

        Assert.Equal(("connection", "updated", "u1", "c1"), (found.Entity, found.EventType, found.UserId?.Value, found.ConnectionId?.Value));
        Assert.Null(found.ConsentId);
        Assert.Equal(Noon, found.CreatedAt);
    }

    [Fact]
    public async Task Events_AreFilteredByUserEntityAndType()
    {
        Stub.On("GET /events", 200, """{"data":[]}""");

        await Client.Events.ListAsync(new Basiq.Events.EventFilter(User, "connection", "invalidated"), Cancellation);

        var filter = Uri.UnescapeDataString(Stub.Requests[^1].Query);
        Assert.Equal("?filter=user.id.eq('u1'),event.entity.eq('connection'),event.type.eq('invalidated')", filter);
    }

    [Theory]
    [InlineData("a'),user.id.ne('b")]
    [InlineData("")]
    [InlineData("a b")]
    public async Task Filter_ThatWouldNeedQuoting_IsRefused(string entity)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Client.Events.ListAsync(new Basiq.Events.EventFilter(Entity: entity), Cancellation));

        Assert.Empty(Stub.Requests);
    }
}
