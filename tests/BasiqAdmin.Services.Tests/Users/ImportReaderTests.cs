using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class ImportReaderTests
{
    [Theory]
    [InlineData("a1\nb2", "1:a1 2:b2")]
    [InlineData("\uFEFFuserId\r\na1\r\n\r\nb2\r\n", "2:a1 4:b2")]
    [InlineData("email;user_id\nx@y.z;a1\nq@y.z;b2", "2:a1 3:b2")]
    [InlineData("User ID\tName\na1\tGavin", "2:a1")]
    [InlineData("\"a1\",\"Belson, Gavin\"\nb2,x", "1:a1 2:b2")]
    [InlineData("a1,\"never closed\nb2,x\nc3", "1:a1 2:b2 3:c3")]
    [InlineData("a1\n\nid\n", "1:a1 3:id")]
    [InlineData("  a1  ", "1:a1")]
    [InlineData("a1\n<script>\nb2", "1:a1 2:! 3:b2")]
    [InlineData("email,id\nx@y.z", "2:!")]
    public async Task Read_Text_GivesIdsByLine(string text, string expected)
    {
        var entries = await ImportReader.ReadAsync(new StringReader(text), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(' ', entries.Select(entry => $"{entry.Number}:{entry.Id?.Value ?? "!"}")));
    }

    [Fact]
    public async Task Read_LongMalformedLine_IsShortened()
    {
        var text = new string('x', 100_000) + "\na1";

        var entries = await ImportReader.ReadAsync(new StringReader(text), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(80, entries[0].Text.Length);
        Assert.Equal("a1", entries[1].Id?.Value);
    }
}
