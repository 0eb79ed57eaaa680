using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("Gavin Belson", "Gavin B••••••")]
    [InlineData("Anna Maria von Hohenzollern", "Anna H••••••")]
    [InlineData("Hooli", "H••••••")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Mask_Name_KeepsFirstNameAndInitial(string? name, string? expected) => Assert.Equal(expected, Masking.Mask(name, null, null).Name);

    [Theory]
    [InlineData("gavin@hooli.com", "g•••••@hooli.com")]
    [InlineData("g@hooli.com", "g•••••@hooli.com")]
    [InlineData("not-an-address", "n•••••")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Mask_Email_KeepsInitialAndHost(string? email, string? expected) => Assert.Equal(expected, Masking.Mask(null, email, null).Email);

    [Theory]
    [InlineData("+61 400 123 666", "+61 ••• ••• 666")]
    [InlineData("61400123666", "+61 ••• ••• 666")]
    [InlineData("0400123666", "••• ••• 666")]
    [InlineData("123", "••• ••• •••")]
    [InlineData("none", null)]
    [InlineData(null, null)]
    public void Mask_Mobile_KeepsCountryAndLastThree(string? mobile, string? expected) => Assert.Equal(expected, Masking.Mask(null, null, mobile).Mobile);

    [Fact]
    public void PersonalDetails_AsText_SayNothing() => Assert.DoesNotContain("Gavin", new PersonalDetails("Gavin", "g@hooli.com", "1").ToString(), StringComparison.Ordinal);
}
