using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Components.Tests.Shared;

public sealed class FailureTextTests
{
    [Fact]
    public void FailureText_WhatWasRejected_IsSaidAsItIs_AndTryingAgainIsNotOffered()
    {
        var failure = FailureText.Describe(new RejectedException("Somebody else has taken this case. Look at it again."), "ref");

        Assert.Equal(new LoadFailure("Somebody else has taken this case. Look at it again.", CanRetry: false), failure);
    }

    [Fact]
    public void FailureText_MissingRight_SaysWhichAndWhoHasIt()
    {
        var failure = FailureText.Describe(new AccessDeniedException(Right.RequestPurge), "ref");

        Assert.Equal("You lack the right to purge connection data. Admin has it.", failure.What);
        Assert.False(failure.CanRetry);
    }

    [Fact]
    public void FailureText_RefusedByBasiq_RepeatsBasiqsWordsAndOffersNoRetry()
    {
        var refusal = new BasiqException(BasiqErrorKind.Refused, "POST 400") { Code = "parameter-not-valid", Detail = "Connection is not active." };

        var failure = FailureText.Describe(refusal, "ref");

        Assert.Equal("Basiq refused the request: Connection is not active.", failure.What);
        Assert.False(failure.CanRetry);
    }

    [Fact]
    public void FailureText_BasiqsWordsWithDirectionMarks_AreShownWithoutThem()
    {
        var refusal = new BasiqException(BasiqErrorKind.Refused, "POST 400") { Detail = "\u202EConnection\u2066 is not active." };

        Assert.Equal("Basiq refused the request: Connection is not active.", FailureText.Describe(refusal, "ref").What);
    }

    [Fact]
    public void FailureText_AccessDeniedToOneUser_DoesNotBlameTheKey()
    {
        var denied = new BasiqException(BasiqErrorKind.Forbidden, "GET 401") { HttpStatus = 401, Code = "unauthorized-access", Detail = "You are not authorized to access this resource" };

        var failure = FailureText.Describe(denied, "ref");

        Assert.StartsWith("Basiq denies access to what was asked for: You are not authorized to access this resource. It accepts this app's API key;", failure.What, StringComparison.Ordinal);
        Assert.DoesNotContain("must check", failure.What, StringComparison.Ordinal);
    }

    [Fact]
    public void FailureText_KeyNotAccepted_SaysWhoMustCheckIt()
    {
        var failure = FailureText.Describe(new BasiqException(BasiqErrorKind.Unauthorized, "POST /token 404"), "ref");

        Assert.Contains("Whoever runs the app must check Basiq:ApiKey.", failure.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BasiqErrorKind.RateLimited)]
    [InlineData(BasiqErrorKind.ServerError)]
    [InlineData(BasiqErrorKind.Timeout)]
    [InlineData(BasiqErrorKind.ConnectionFailed)]
    [InlineData(BasiqErrorKind.MalformedReply)]
    public void FailureText_PassingTrouble_CanBeTriedAgainAndHasAReference(BasiqErrorKind kind)
    {
        var failure = FailureText.Describe(new BasiqException(kind, "GET"), "ref");

        Assert.True(failure.CanRetry);
        Assert.Equal("ref", failure.CorrelationId);
    }

    [Fact]
    public void FailureText_AnyOtherFault_KeepsItsMessageToItself()
    {
        var failure = FailureText.Describe(new InvalidOperationException("gavin@hooli.com"), "ref");

        Assert.DoesNotContain("gavin", failure.What, StringComparison.Ordinal);
        Assert.Equal("ref", failure.CorrelationId);
    }
}
