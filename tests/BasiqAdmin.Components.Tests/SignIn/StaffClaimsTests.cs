using System.Security.Claims;
using BasiqAdmin.Services.Access;
using BasiqAdmin.SignIn;

namespace BasiqAdmin.Components.Tests.SignIn;

public sealed class StaffClaimsTests
{
    [Fact]
    public void StaffClaims_Read_GivesThePersonBackWithTheAddressOfTheConnection()
    {
        var mira = new Actor("42", "Mira", Role.TeamLead, Session: Guid.CreateVersion7());
        var provedAt = new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

        var claims = StaffClaims.From(mira, "https://login.example/v2.0", "sid-1", provedAt);

        Assert.Equal(mira with { Address = "127.0.0.1" }, StaffClaims.Read(claims, "127.0.0.1"));
        Assert.Equal(("https://login.example/v2.0", "sid-1", provedAt), StaffClaims.ReadProvider(claims));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Owner")]
    [InlineData("99")]
    public void StaffClaims_WithoutAKnownRole_IsNobody(string? role)
    {
        var claims = role is null ? [new Claim(ClaimTypes.NameIdentifier, "42")] : new[] { new Claim(ClaimTypes.NameIdentifier, "42"), new Claim(ClaimTypes.Role, role), new Claim("session", Guid.NewGuid().ToString("N")) };

        Assert.Null(StaffClaims.Read(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), address: null));
    }

    [Fact]
    public void StaffClaims_WithoutASession_IsNobody()
    {
        Assert.Null(StaffClaims.Read(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "42"), new Claim(ClaimTypes.Role, "Admin")], "test")), address: null));
    }

    [Fact]
    public void StaffClaims_OfAStranger_IsNobody()
    {
        Assert.Null(StaffClaims.Read(new ClaimsPrincipal(new ClaimsIdentity()), address: null));
    }
}
