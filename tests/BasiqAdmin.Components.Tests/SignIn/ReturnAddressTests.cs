using BasiqAdmin.SignIn;

namespace BasiqAdmin.Components.Tests.SignIn;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData("/users?q=1#top")]
    [InlineData("/")]
    public void ReturnAddress_PathOfThisApp_IsKept(string asked)
    {
        Assert.Equal(asked, ReturnAddress.Of(asked));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("users")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    public void ReturnAddress_AnythingElse_IsTheOverview(string? asked)
    {
        Assert.Equal("/", ReturnAddress.Of(asked));
    }
}
