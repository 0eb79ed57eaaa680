using System.Text;
using System.Text.Json;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Tests.Audit;

public sealed class AuditLogTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_SeveralPages_AreNewestFirstAndLeadBothWays()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 60);

        var first = await trail.Log.SearchAsync(AuditTrail.Admin, new AuditFilter(), new PageRequest(), Cancelled);
        var second = await trail.Log.SearchAsync(AuditTrail.Admin, new AuditFilter(), new PageRequest(Cursor: first.Next), Cancelled);
        var third = await trail.Log.SearchAsync(AuditTrail.Admin, new AuditFilter(), new PageRequest(Cursor: second.Next), Cancelled);
        var back = await trail.Log.SearchAsync(AuditTrail.Admin, new AuditFilter(), new PageRequest(Cursor: third.Previous), Cancelled);

        Assert.Equal((60, 36, 35, 10), (first.Items[0].Sequence, first.Items[^1].Sequence, second.Items[0].Sequence, third.Items.Count));
        Assert.Equal((60, (string?)null, (string?)null), (first.Total, first.Previous, third.Next));
        Assert.Equal(second.Items, back.Items);
    }

    [Fact]
    public async Task Search_FilterByTextActionOutcomeActorAndTime_NarrowsInTheDatabase()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 5);
        var other = new AuditFact("purge.refused", "purge", "100%_sure", AuditOutcome.Failed);
        await trail.Log.RecordAsync(new Actor("u-lead", "Lea Lead", Role.TeamLead), other, Cancelled);

        Assert.Equal("6", await SequencesAsync(trail, new AuditFilter(Text: "100%_s")));
        Assert.Equal("", await SequencesAsync(trail, new AuditFilter(Text: "100_%s")));
        Assert.Equal("3", await SequencesAsync(trail, new AuditFilter(Text: "C-3")));
        Assert.Equal("6", await SequencesAsync(trail, new AuditFilter(Action: "purge.refused")));
        Assert.Equal("6", await SequencesAsync(trail, new AuditFilter(Outcome: AuditOutcome.Failed)));
        Assert.Equal("6", await SequencesAsync(trail, new AuditFilter(ActorId: "u-lead")));
        Assert.Equal("6, 5", await SequencesAsync(trail, new AuditFilter(From: trail.Clock.GetUtcNow().AddSeconds(-1))));
        Assert.Equal("2, 1", await SequencesAsync(trail, new AuditFilter(To: trail.Clock.GetUtcNow().AddSeconds(-3))));
    }

    [Fact]
    public async Task SearchVerifyAndExport_WithoutTheRight_AreRefused()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 1);

        await Assert.ThrowsAsync<AccessDeniedException>(() => trail.Log.SearchAsync(AuditTrail.Support, new AuditFilter(), new PageRequest(), Cancelled));
        await Assert.ThrowsAsync<AccessDeniedException>(() => trail.Log.VerifyAsync(AuditTrail.Support, null, Cancelled));
        await Assert.ThrowsAsync<AccessDeniedException>(async () => await trail.Log.ExportAsync(AuditTrail.Support, new AuditFilter(), Cancelled).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task Export_MoreThanOneBatch_YieldsAllOldestFirstAndRecordsItself()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 1005);

        var rows = await trail.Log.ExportAsync(AuditTrail.Admin, new AuditFilter(), Cancelled).ToListAsync(Cancelled);

        Assert.Equal(Enumerable.Range(1, 1006).Select(number => (long)number), rows.Select(row => row.Sequence));
        Assert.Equal("audit.exported", rows[^1].Fact.Action);
    }

    [Fact]
    public async Task Export_AsCsv_EscapesSeparatorsAndFormulas()
    {
        await using var trail = await AuditTrail.CreateAsync();
        await trail.Log.RecordAsync(AuditTrail.Admin, AuditTrail.Fact(1) with { Reason = "=HYPERLINK(\"x\"), said \"he\"" }, Cancelled);
        using var file = new MemoryStream();

        await AuditExport.WriteCsvAsync(trail.Log.ExportAsync(AuditTrail.Admin, new AuditFilter(), Cancelled), file, Cancelled);

        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("\uFEFFsequence,at,actorId", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\"), said \"\"he\"\"\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_AsJsonLines_CarriesWhatIsNeededToRecomputeTheChain()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 3);
        using var file = new MemoryStream();

        await AuditExport.WriteJsonLinesAsync(trail.Log.ExportAsync(AuditTrail.Admin, new AuditFilter(), Cancelled), file, Cancelled);

        var previous = AuditChain.Genesis;
        foreach (var line in Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = JsonDocument.Parse(line).RootElement;
            Assert.Equal(previous, fields.GetProperty("previousHash").GetString());
            previous = AuditChain.HashOf(Entry(fields));
            Assert.Equal(previous, fields.GetProperty("hash").GetString());
        }

        Assert.Equal(previous, (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Head.Hash);
    }

    [Theory]
    [InlineData("12:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    [InlineData(" 12:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef\n", true)]
    [InlineData("12:0123", false)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    [InlineData("-1:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", false)]
    [InlineData(null, false)]
    public void Head_ReadBackFromText_AcceptsWhatItWrites(string? text, bool valid)
    {
        var read = AuditHead.TryParse(text, out var head);

        Assert.Equal(valid, read);
        Assert.Equal(valid, AuditHead.TryParse(head.ToString(), out var again) && again == head && head != AuditHead.Empty);
    }

    private static async Task<string> SequencesAsync(AuditTrail trail, AuditFilter filter) =>
        string.Join(", ", (await trail.Log.SearchAsync(AuditTrail.Admin, filter, new PageRequest(), Cancelled)).Items.Select(row => row.Sequence));

    private static AuditEntry Entry(JsonElement fields)
    {
        string? Text(string name) => fields.GetProperty(name).GetString();
        return new AuditEntry
        {
            Sequence = fields.GetProperty("sequence").GetInt64(),
            At = fields.GetProperty("at").GetDateTimeOffset(),
            ActorId = Text("actorId")!,
            ActorName = Text("actorName")!,
            Role = Text("role")!,
            Address = Text("address"),
            Action = Text("action")!,
            ObjectType = Text("objectType")!,
            ObjectId = Text("objectId")!,
            Outcome = Enum.Parse<AuditOutcome>(Text("outcome")!),
            UserId = Text("userId"),
            Reason = Text("reason"),
            Detail = Text("detail"),
            PreviousHash = Text("previousHash")!,
            Hash = Text("hash")!,
        };
    }
}
