using System.Diagnostics;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Testing.Basiq;
using BasiqAdmin.Testing.Telemetry;

namespace BasiqAdmin.Basiq.Tests.Http;

/// <summary>What the client measures of its calls, and what their spans hold.</summary>
public sealed class TelemetryTests : StubTest
{
    private const string Calls = "basiq.client.operation.duration";
    private const string Tokens = "basiq.client.token.request.duration";

    // Of this test alone: spans of others in this process are heard too.
    private readonly UserId user = UserId.Parse($"u-{Guid.NewGuid():N}");

    private string ReadUser => $"GET /users/{user}";

    [Fact]
    public async Task Call_Answered_IsMeasuredByTemplateAndStatus()
    {
        Stub.On(ReadUser, 200, $$"""{"type":"user","id":"{{user}}"}""");
        using var log = new MeasurementLog(Host.Meters);

        await Client.Users.GetAsync(user, Cancellation);

        Assert.Equal(
            ["http.request.method=POST, url.template=/token, http.response.status_code=200", "http.request.method=GET, url.template=/users/{userId}, http.response.status_code=200"],
            log.Of(Calls).Select(call => call.Attributes));
        Assert.Equal([""], log.Of(Tokens).Select(token => token.Attributes));
    }

    [Fact]
    public async Task Call_Refused_IsMeasuredWithItsStatusAsError()
    {
        Stub.OnError(ReadUser, 404, "resource-not-found", "No such user");
        using var log = new MeasurementLog(Host.Meters);

        await Assert.ThrowsAsync<BasiqException>(() => Client.Users.GetAsync(user, Cancellation));

        Assert.Equal("http.request.method=GET, url.template=/users/{userId}, http.response.status_code=404, error.type=404", log.Of(Calls)[^1].Attributes);
    }

    [Fact]
    public async Task Call_ThatBreaks_IsMeasuredOnce_WithTheKindOfItsFailure_AndItsTimeIncludesTheRetries()
    {
        Stub.On(ReadUser, static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var log = new MeasurementLog(Host.Meters);
        using var spans = new SpanLog(BasiqTelemetry.SourceName, user.Value);

        await FailureOfAsync(Client.Users.GetAsync(user, Cancellation));

        var call = Assert.Single(log.Of(Calls), call => call.Attributes.Contains("{userId}", StringComparison.Ordinal));
        Assert.Equal("http.request.method=GET, url.template=/users/{userId}, error.type=connection_failed", call.Attributes);
        Assert.True(call.Value > 0.25);
        Assert.Equal(3, Assert.Single(spans.Ended).GetTagItem("http.request.resend_count"));
    }

    [Theory]
    [InlineData(401, "unauthorized")]
    [InlineData(429, "rate_limited")]
    [InlineData(503, "server_error")]
    public async Task Token_Refused_IsMeasuredByTheKindOfFailure(int status, string kind)
    {
        Stub.OnError("POST /token", status, "error", "No token");
        using var log = new MeasurementLog(Host.Meters);

        await FailureOfAsync(Client.Users.GetAsync(user, Cancellation));

        Assert.Contains($"error.type={kind}", log.Of(Tokens).Select(token => token.Attributes));
        Assert.All(log.Of(Tokens), token => Assert.Equal($"error.type={kind}", token.Attributes));
    }

    [Fact]
    public async Task Span_OfACall_HasTheTemplateAndTheIds_ButNoAddressAndNoFilter()
    {
        var connection = ConnectionId.Parse($"c-{Guid.NewGuid():N}");
        Stub.On($"GET /users/{user}/accounts", 200, """{"type":"list","data":[]}""");
        using var spans = new SpanLog(BasiqTelemetry.SourceName, user.Value);

        await Client.Accounts.ListAsync(user, connection, Cancellation);

        var span = Assert.Single(spans.Ended);
        Assert.Equal(("GET /users/{userId}/accounts", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal(
            ["basiq.connection.id", "basiq.user.id", "http.request.method", "http.response.status_code", "server.address", "server.port", "url.template"],
            span.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
        Assert.Equal((user.Value, connection.Value), (span.GetTagItem("basiq.user.id"), span.GetTagItem("basiq.connection.id")));
    }

    [Fact]
    public async Task Span_OfAFailedCall_SaysSo_WithoutTheWordsOfTheError()
    {
        Stub.OnError(ReadUser, 400, "parameter-not-valid", "ada@example.com is not valid");
        using var spans = new SpanLog(BasiqTelemetry.SourceName, user.Value);

        await Assert.ThrowsAsync<BasiqException>(() => Client.Users.GetAsync(user, Cancellation));

        var span = Assert.Single(spans.Ended);
        Assert.Equal((ActivityStatusCode.Error, null, "400"), (span.Status, span.StatusDescription, span.GetTagItem("error.type")));
        Assert.Empty(span.Events);
    }

    [Fact]
    public async Task Basiq_IsToldNoTraceIds()
    {
        Stub.On(ReadUser, 200, $$"""{"type":"user","id":"{{user}}"}""");
        using var spans = new SpanLog(BasiqTelemetry.SourceName, user.Value);
        using var around = new Activity("around").Start();

        await Client.Users.GetAsync(user, Cancellation);

        Assert.Equal(around.TraceId, Assert.Single(spans.Ended).TraceId);
        Assert.All(Stub.Requests, request => Assert.DoesNotContain(request.Headers.Keys, name => name is "traceparent" or "tracestate" or "Request-Id" or "baggage"));
    }
}
