using BasiqAdmin.Services.Access;
using System.Text;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Tests.Users;

public sealed class ImportReaderTests
{
    private const string Anna = "696d7031-0001-4000-8000-00000000000a";
    private const string Bert = "696d7032-0001-4000-8000-00000000000b";
    private const string Cora = "696d7033-0001-4000-8000-00000000000c";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{a}\n{b}", "1:a 2:b")]
    [InlineData("\uFEFFuserId\r\n{a}\r\n\r\n{b}\r\n", "2:a 4:b")]
    [InlineData("userId\r{a}\r{b}\r", "2:a 3:b")]
    [InlineData("email;user_id\nx@y.z;{a}\nq@y.z;{b}", "2:a 3:b")]
    [InlineData("\uFEFFuserId;name\r\n{a};\"a;b\"\r\n", "2:a")]
    [InlineData("User ID\tName\n{a}\tGavin", "2:a")]
    [InlineData("sep=;\nname;userId\nAnna;{a}", "3:a")]
    [InlineData("\"sep=,\"\nname,userId\nAnna,{a}", "3:a")]
    [InlineData("Users of today\n\nname,userId\nAnna,{a}", "1:! 4:a")]
    [InlineData("\"{a}\",\"Belson, Gavin\"\n{b},x", "1:a 2:b")]
    [InlineData("{a},\"never closed\n{b},x\n{c}", "1:a 2:b 3:c")]
    [InlineData("name,id\n\"never closed,{a}\nCora,{c}", "2:a 3:c")]
    [InlineData("{a}\n\nid\n", "1:a 3:!")]
    [InlineData("  {a}  ", "1:a")]
    [InlineData("{a}\n<script>\n{b}", "1:a 2:! 3:b")]
    [InlineData("email,id\nx@y.z", "2:!")]
    public async Task Read_Text_GivesIdsByLine(string text, string expected)
    {
        Assert.Equal(expected, await ReadAsync(text));
    }

    [Theory]
    [InlineData("id,basiq_user_id,email\n1,{a},a@example.org\n2,{b},b@example.org", "2:a 3:b")]
    [InlineData("\"Id\",\"BasiqUserId__c\",\"BasiqConnectionId__c\"\n\"a015g00000XyZ1AAAV\",\"{a}\",\"{b}\"", "2:a")]
    [InlineData("user,user_id\nSmith,{a}\nJones,{b}", "2:a 3:b")]
    [InlineData("id,userId\n{b},{a}", "2:a")]
    [InlineData("userId,Basiq user id\n{b},{a}", "2:a")]
    [InlineData("name,ID\nSmith,{a}", "2:a")]
    [InlineData("user\n{a}", "2:a")]
    [InlineData("userId,connectionId\n{a},{b}\n,{c}", "2:a 3:!")]
    [InlineData("userId\n\"{a} {b}\"", "2:a 2:b")]
    public async Task Read_Columns_TakesTheOneThatIsNamedBest(string text, string expected)
    {
        Assert.Equal(expected, await ReadAsync(text));
    }

    [Theory]
    [InlineData("userId,connectionId\n{a},{b}", 2, "2:b")]
    [InlineData("userId,connectionId\n{a},{b}", 1, "2:a")]
    [InlineData("userId,connectionId\n{a},{b}", 0, "2:a 2:b")]
    [InlineData("userId,connectionId\n{a},{b}", 3, "2:a")]
    [InlineData("List of today\nOwner;Login\n{a};{b}\n{c};", 1, "1:! 3:a 4:c")]
    [InlineData("Owner;Login\n{a};{b}\n{c};", 2, "2:b 3:!")]
    [InlineData("Owner;Login\nAnna;none\nBert;{a}", 2, "2:! 3:a")]
    [InlineData("userId,connectionId\n{a},{b}", -1, "2:a")]
    [InlineData("{a}\t{b}\n{b}\t{c}", 2, "1:b 2:c")]
    [InlineData("sep=|\n{a},x|{b}", 2, "2:b")]
    [InlineData("{a}\n{b}", 1, "1:a 2:b")]
    [InlineData("{\"id\":\"{a}\",\"other\":\"{b}\"}", 2, "1:a 1:b")]
    public async Task Read_AColumnThatWasChosen_TakesThatOne(string text, int column, string expected)
    {
        Assert.Equal(expected, await ReadAsync(text, column));
    }

    [Theory]
    [InlineData("{a}, {b}, {c}", "1:a 1:b 1:c")]
    [InlineData("{a} {b}", "1:a 1:b")]
    [InlineData("[\n \"{a}\",\n \"{b}\"\n]", "2:a 3:b")]
    [InlineData("[{\"id\":\"{a}\",\"connectionId\":\"{b}\"}]", "1:a")]
    [InlineData("• {a}\n- {b}\n-{c}", "1:a 2:b 3:c")]
    [InlineData("1. {a}\n2) {b}", "1:a 2:b")]
    [InlineData("{{a}}", "1:a")]
    [InlineData("userId,name\n=\"{a}\",A", "2:a")]
    [InlineData("https://dashboard.basiq.io/users/{a}", "1:a")]
    [InlineData("https://dashboard.basiq.io/users/{a}/connections/{b}?job={c}", "1:a")]
    [InlineData("\u00A0{a}\u00A0", "1:a")]
    [InlineData("{a}\u200B\n\u200B{b}\n\uFEFF{c}", "1:a 2:b 3:c")]
    [InlineData("696D7031-0001-4000-8000-00000000000A", "1:a")]
    public async Task Read_PastedText_FindsIdsWhereverTheyStand(string text, string expected)
    {
        Assert.Equal(expected, await ReadAsync(text));
    }

    [Theory]
    [InlineData("Smith")]
    [InlineData("12345")]
    [InlineData("a015g00000XyZ1AAAV")]
    [InlineData("696d7031-0001-4000-8000")]
    [InlineData("696d7031-0001-4000-8000-00000000000aff")]
    [InlineData("x696d7031-0001-4000-8000-00000000000a")]
    public async Task Read_WhatDoesNotLookLikeAnId_IsALineWithoutOne(string text)
    {
        Assert.Equal("1:!", await ReadAsync(text));
    }

    [Fact]
    public async Task Read_ExcelsUnicodeText_FindsTheColumn()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"userId\tname\r\n{Anna}\tZoë\r\n")).ToArray();
        using var file = new StreamReader(new MemoryStream(bytes));

        Assert.Equal("2:a", await ReadAsync(file));
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0x14, 0, 6, 0 })]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 })]
    public async Task Read_AWorkbook_IsNamedAsSuch(byte[] bytes)
    {
        using var file = new StreamReader(new MemoryStream(bytes));

        var rejected = await Assert.ThrowsAsync<RejectedException>(() => ReadAsync(file));

        Assert.Contains("Excel workbook", rejected.Message, StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", rejected.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LongLineWithoutAnId_IsShortened()
    {
        var text = new string('x', 100_000) + "\n" + Anna;

        var entries = await new ImportReader(new StringReader(text)).ReadAsync(Token).ToListAsync(Token);

        Assert.Equal(80, entries[0].Text.Length);
        Assert.Equal(Anna, entries[1].Id?.Value);
    }

    [Fact]
    public async Task Preview_OfColumns_SaysWhichOneWithThreeSamples()
    {
        var text = string.Join('\n', "name;Basiq user", $"Anna;{Anna}", $"Anna;{Anna}", $"Bert;{Bert}", "Dora;none", $"Cora;{Cora}", $"Emil;{Guid.NewGuid()}");

        var preview = await ImportPreviewer.ReadAsync(new StringReader(text), null, Token);

        Assert.Equal(("Basiq user", 2, 2), (preview.Heading, preview.Column, preview.Columns));
        Assert.Equal([Anna, Bert, Cora], preview.Samples.Select(id => id.Value));
        Assert.Equal((5, true), (preview.Ids, preview.IsWhole));
        Assert.Equal((5, "none"), Assert.Single(preview.Without) is var line ? (line.Number, line.Text) : default);
    }

    [Theory]
    [InlineData("userId,Basiq connection\n{a},{b}", null, "userId", 1, "userId,Basiq connection")]
    [InlineData("userId,Basiq connection\n{a},{b}", 2, "Basiq connection", 1, "userId,Basiq connection")]
    [InlineData("userId,Basiq connection\n{a},{b}", 0, null, 2, "userId,Basiq connection")]
    [InlineData("Owner,\n{a},{b}", null, null, 2, "Owner,Column 2")]
    [InlineData("{a},{b}", 2, "Column 2", 1, "Column 1,Column 2")]
    [InlineData("{a}", null, null, 1, "")]
    [InlineData("[\"{a}\",\"{b}\"]", null, null, 2, "")]
    public async Task Preview_NamesTheColumnsToChooseFrom(string text, int? column, string? heading, int ids, string names)
    {
        var preview = await ImportPreviewer.ReadAsync(new StringReader(WithIds(text)), column, Token);

        Assert.Equal((heading, ids, names), (preview.Heading, preview.Ids, string.Join(',', preview.Names)));
    }

    [Fact]
    public async Task Preview_WithoutAHeading_SaysSo()
    {
        var preview = await ImportPreviewer.ReadAsync(new StringReader($"{Anna} {Bert}"), null, Token);

        Assert.Null(preview.Heading);
        Assert.Equal(2, preview.Ids);
    }

    [Fact]
    public async Task Preview_OfALongFile_ReadsItsBeginning()
    {
        var text = string.Join('\n', Enumerable.Range(0, 5000).Select(_ => Guid.NewGuid()));

        var preview = await ImportPreviewer.ReadAsync(new StringReader(text), null, Token);

        Assert.Equal((1000, false), (preview.Ids, preview.IsWhole));
    }

    private static string WithIds(string text) =>
        text.Replace("{a}", Anna, StringComparison.Ordinal).Replace("{b}", Bert, StringComparison.Ordinal).Replace("{c}", Cora, StringComparison.Ordinal);

    private static Task<string> ReadAsync(string text, int? column = null) => ReadAsync(new StringReader(WithIds(text)), column);

    private static async Task<string> ReadAsync(TextReader text, int? column = null)
    {
        var entries = await new ImportReader(text, column).ReadAsync(Token).ToListAsync(Token);
        return string.Join(' ', entries.Select(entry => $"{entry.Number}:{Letter(entry.Id?.Value)}"));
    }

    private static string Letter(string? id) => id switch
    {
        null => "!",
        Anna => "a",
        Bert => "b",
        Cora => "c",
        _ => id,
    };
}
