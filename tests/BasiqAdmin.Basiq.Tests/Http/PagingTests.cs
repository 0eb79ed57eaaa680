using Microsoft.AspNetCore.Http;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Testing.Basiq;

namespace BasiqAdmin.Basiq.Tests.Http;

public sealed class PagingTests : StubTest
{
    private const string Events = "GET /events";

    [Theory]
    [InlineData("{base}events?next=abc&limit=2")]
    [InlineData("/events?next=abc&limit=2")]
    [InlineData("?next=abc&limit=2")]
    public async Task NextLink_OnTheSameHost_IsFollowedAsGiven(string next)
    {
        Stub.On(Events, context => BasiqStub.WriteAsync(context, 200, context.Request.Query.ContainsKey("next") ? Page("e2", null) : Page("e1", next)));

        var events = await Client.Events.ListAsync(filter: null, Cancellation);

        Assert.Equal([EventId.Parse("e1"), EventId.Parse("e2")], events.Select(found => found.Id));
        Assert.Equal("?next=abc&limit=2", Stub.Requests[^1].Query);
        Assert.Equal(2, Stub.CountOf(Events));
    }

    [Fact]
    public async Task NextLink_OnAnotherHost_IsRefused_AndGetsNoToken()
    {
        await using var other = await BasiqStub.StartAsync(Cancellation);
        Stub.On(Events, 200, Page("e1", $"{other.BaseAddress}events?next=abc"));

        var exception = await FailureOfAsync(Client.Events.ListAsync(filter: null, Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{port}/events?next=abc")]
    [InlineData("http://localhost:{port}/events?next=abc")]
    [InlineData("http://127.0.0.1:1/events?next=abc")]
    [InlineData("http://somebody@127.0.0.1:{port}/events?next=abc")]
    [InlineData("//example.com/events?next=abc")]
    [InlineData("ftp://127.0.0.1:{port}/events")]
    [InlineData("http://[broken")]
    [InlineData("/events")]
    public async Task NextLink_ThatLeadsElsewhereOrBack_IsRefused(string next)
    {
        Stub.On(Events, 200, Page("e1", next));

        var exception = await FailureOfAsync(Client.Events.ListAsync(filter: null, Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.Equal(1, Stub.CountOf(Events));
    }

    [Theory]
    [InlineData("b,a", 3)]
    [InlineData("b,c,b", 4)]
    [InlineData("b,c,d,a", 5)]
    public async Task NextLink_ThatLeadsBackToAPageAlreadyRead_EndsTheListAtOnce(string after, int pages)
    {
        string[] links = ["a", .. after.Split(',')];
        var calls = 0;
        Stub.On(Events, context => BasiqStub.WriteAsync(context, 200, Page("e1", $"/events?next={links[Math.Min(calls++, links.Length - 1)]}")));

        var exception = await FailureOfAsync(Client.Events.ListAsync(filter: null, Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
        Assert.Equal(pages, Stub.CountOf(Events));
    }

    [Fact]
    public async Task List_WithoutData_IsMalformed()
    {
        Stub.On("GET /users/u1/consents", 200, """{"type":"list"}""");

        var exception = await FailureOfAsync(Client.Consents.ListAsync(UserId.Parse("u1"), Cancellation));

        Assert.Equal(BasiqErrorKind.MalformedReply, exception.Kind);
    }

    private string Page(string id, string? next)
    {
        var link = next?.Replace("{base}", Stub.BaseAddress.AbsoluteUri, StringComparison.Ordinal)
            .Replace("{port}", $"{Stub.BaseAddress.Port}", StringComparison.Ordinal);
        var links = link is null ? "" : $$"""
            ,"next":"{{link}}"
            """.Trim();
        return $$$"""{"type":"list","data":[{"id":"{{{id}}}","entity":"user","eventType":"created"}],"links":{"self":"x"{{{links}}}}}""";
    }
}
