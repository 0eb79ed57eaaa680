using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Basiq.Tests.Ids;

public sealed class IdTests
{
    [Theory]
    [InlineData("6dd30ce4-d4ba-11ec-9d64-0242ac120002")]
    [InlineData("AU00000")]
    [InlineData("ea3a81")]
    [InlineData("a_b")]
    [InlineData("a0fa1d01e0c9a1032e29ac74ade5f786e880ae04f4e3788144c6d13b53e5d29b")]
    public void Id_WellFormed_KeepsItsText(string text)
    {
        var id = UserId.Parse(text);

        Assert.Equal(text, id.Value);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("../users")]
    [InlineData("a')")]
    [InlineData("a?b")]
    [InlineData("a%2Fb")]
    [InlineData("ä")]
    [InlineData("a\n")]
    [InlineData("a0fa1d01e0c9a1032e29ac74ade5f786e880ae04f4e3788144c6d13b53e5d29bX")]
    public void Id_Malformed_IsRefused(string? text)
    {
        Assert.False(ConnectionId.TryParse(text, out var id));
        Assert.Equal(default, id);
    }

    [Fact]
    public void Id_Malformed_SaysWhatIsExpected_ButNotWhatItGot()
    {
        var exception = Assert.Throws<FormatException>(() => JobId.Parse("gavin@hooli.com"));

        Assert.Contains("a job id", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("gavin", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_OfSameText_AreEqual_CaseIncluded()
    {
        Assert.Equal(InstitutionId.Parse("AU00000"), InstitutionId.Parse("AU00000"));
        Assert.NotEqual(InstitutionId.Parse("AU00000"), InstitutionId.Parse("au00000"));
    }

    [Fact]
    public void EveryIdType_ReadsAndRefuses()
    {
        Assert.Equal("x", AccountId.Parse("x").Value);
        Assert.Equal("x", ConsentId.Parse("x").Value);
        Assert.Equal("x", EventId.Parse("x").Value);
        Assert.Throws<FormatException>(() => AccountId.Parse("'"));
        Assert.Throws<FormatException>(() => ConsentId.Parse("'"));
        Assert.Throws<FormatException>(() => EventId.Parse("'"));
        Assert.Throws<FormatException>(() => UserId.Parse("'"));
        Assert.Throws<FormatException>(() => ConnectionId.Parse("'"));
        Assert.Throws<FormatException>(() => InstitutionId.Parse("'"));
        Assert.Equal("", default(UserId).Value);
    }
}
