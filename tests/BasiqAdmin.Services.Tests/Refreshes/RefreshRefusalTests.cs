using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Refreshes;

namespace BasiqAdmin.Services.Tests.Refreshes;

/// <summary>What kind of no Basiq's answer is.</summary>
public sealed class RefreshRefusalTests
{
    [Theory]
    [InlineData(BasiqErrorKind.Unauthorized, 401, "invalid-authorization-token", "Invalid authorization token.", RefreshRefusal.NotAllowed)]
    [InlineData(BasiqErrorKind.Forbidden, 403, "forbidden-access", "Access to this resource is forbidden", RefreshRefusal.NotAllowed)]
    [InlineData(BasiqErrorKind.NotFound, 404, "resource-not-found", "Resource not found.", RefreshRefusal.UnknownConnection)]
    [InlineData(BasiqErrorKind.ConnectionFailed, null, null, null, RefreshRefusal.NotReached)]
    [InlineData(BasiqErrorKind.RateLimited, null, null, "The shared request budget did not open in time; nothing was sent.", RefreshRefusal.NotReached)]
    [InlineData(BasiqErrorKind.Refused, 400, "parameter-not-valid", "Connection type is not Web", RefreshRefusal.NotRefreshable)]
    [InlineData(BasiqErrorKind.Refused, 400, "parameter-not-valid", "Connection is not active", RefreshRefusal.NotActive)]
    [InlineData(BasiqErrorKind.Refused, 400, "parameter-not-valid", "Connection is INACTIVE.", RefreshRefusal.NotActive)]
    [InlineData(BasiqErrorKind.Refused, 400, "parameter-not-valid", "Cannot login to target institution.", RefreshRefusal.LoginRefused)]
    [InlineData(BasiqErrorKind.Refused, 400, "invalid-credentials", "Account is locked", RefreshRefusal.LoginRefused)]
    [InlineData(BasiqErrorKind.Refused, 400, "too-many-requests", "Request rate limit per connection reached", RefreshRefusal.LimitReached)]
    [InlineData(BasiqErrorKind.Refused, 400, "parameter-not-valid", "ID value is not valid.", RefreshRefusal.Other)]
    [InlineData(BasiqErrorKind.RateLimited, 429, "too-many-requests", "Request rate limit per connection reached", RefreshRefusal.LimitReached)]
    [InlineData(BasiqErrorKind.RateLimited, 429, "limit-reached", "Daily limit of refreshes reached", RefreshRefusal.LimitReached)]
    [InlineData(BasiqErrorKind.RateLimited, 429, "too-many-requests", "Query limit reached.", RefreshRefusal.Busy)]
    [InlineData(BasiqErrorKind.RateLimited, 429, "throttled", "Slow down", RefreshRefusal.Busy)]
    [InlineData(BasiqErrorKind.RateLimited, 429, null, null, RefreshRefusal.Busy)]
    public void Refusal_ByStatusAndWords(BasiqErrorKind kind, int? status, string? code, string? detail, RefreshRefusal expected)
    {
        var outcome = RefreshOutcome.From(new BasiqException(kind, "no") { HttpStatus = status, Code = code, Title = "Too many requests", Detail = detail });

        Assert.Equal((RefreshState.Refused, expected), (outcome.State, outcome.Refusal));
    }

    [Fact]
    public void Call_ThatMayHaveHadAnEffect_IsNoRefusal()
    {
        var outcome = RefreshOutcome.From(new BasiqException(BasiqErrorKind.ServerError, "no") { HttpStatus = 500, OutcomeUnknown = true });

        Assert.Equal((RefreshState.Unknown, null), (outcome.State, outcome.Refusal));
    }
}
