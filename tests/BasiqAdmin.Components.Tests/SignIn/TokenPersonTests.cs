using System.Security.Claims;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Components.Tests.SignIn;

public sealed class TokenPersonTests
{
    private const string Issuer = "https://id.example/realms/staff";

    [Theory]
    [InlineData("Admin,TeamLead,Support,Auditor", Role.Admin)]
    [InlineData("Auditor,Support", Role.Support)]
    [InlineData("Auditor,TeamLead", Role.TeamLead)]
    [InlineData("Auditor", Role.Auditor)]
    public void TokenPerson_WithSeveralRoles_HasTheStrongest(string roles, Role expected)
    {
        Assert.Equal(expected, Read(Options(), [.. roles.Split(',').Select(role => new Claim("roles", role))])?.Role);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Admin ")]
    [InlineData("0")]
    [InlineData("AdminOfSomethingElse")]
    [InlineData("")]
    public void TokenPerson_WithARoleThatIsAlmostOne_HasNone(string role)
    {
        Assert.Null(Read(Options(), new Claim("roles", role))?.Role);
    }

    [Fact]
    public void TokenPerson_OfARoleThatNobodyIsGiven_HasNone()
    {
        var options = Options();
        options.Roles[Role.Admin] = " , ";

        Assert.Null(Read(options, new Claim("roles", ""), new Claim("roles", "Admin"))?.Role);
    }

    [Theory]
    [InlineData("true", Role.Admin)]
    [InlineData("false", null)]
    [InlineData(null, null)]
    public void TokenPerson_ByAnAddress_HasTheRoleOnlyWhereTheProviderVerifiedIt(string? verified, Role? expected)
    {
        var options = Options();
        options.RoleClaim = "email";
        options.Roles[Role.Admin] = "ada@example.com";
        var claims = verified is null ? [] : new[] { new Claim("email_verified", verified) };

        Assert.Equal(expected, Read(options, [new Claim("email", "ada@example.com"), .. claims])?.Role);
    }

    [Fact]
    public void TokenPerson_Name_IsBoundedAndHasNoControlCharactersOrHalfLetters()
    {
        var name = $"A\r\n{new string('n', 98)}\U0001F600";

        Assert.Equal($"A{new string('n', 98)}", Read(Options(), new Claim("name", name))?.Name);
    }

    [Fact]
    public void TokenPerson_WithoutAName_IsCalledByItsId()
    {
        Assert.Equal("42", Read(Options())?.Name);
    }

    private static SignInOptions Options() => new();

    private static TokenPerson? Read(SignInOptions options, params Claim[] more) =>
        TokenPerson.Read(new ClaimsIdentity([new Claim("sub", "42"), new Claim("aud", "client"), .. more], "test"), ProviderKind.OpenIdConnect, Issuer, options);
}
