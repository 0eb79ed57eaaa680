using System.Security.Claims;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Components.Tests.SignIn;

public sealed class StaffClaimsTests
{
    [Fact]
    public void StaffClaims_Read_GivesThePersonBackWithTheAddressOfTheConnection()
    {
        var mira = new Actor("42", "Mira", Role.TeamLead);

        var read = StaffClaims.Read(StaffClaims.From(mira), "127.0.0.1");

        Assert.Equal(mira with { Address = "127.0.0.1" }, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Owner")]
    [InlineData("99")]
    public void StaffClaims_WithoutAKnownRole_IsNobody(string? role)
    {
        var claims = role is null ? [new Claim(ClaimTypes.NameIdentifier, "42")] : new[] { new Claim(ClaimTypes.NameIdentifier, "42"), new Claim(ClaimTypes.Role, role) };

        Assert.Null(StaffClaims.Read(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), address: null));
    }

    [Fact]
    public void StaffClaims_OfAStranger_IsNobody()
    {
        Assert.Null(StaffClaims.Read(new ClaimsPrincipal(new ClaimsIdentity()), address: null));
    }
}
