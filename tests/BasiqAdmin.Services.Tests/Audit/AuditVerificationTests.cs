using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Tests.Audit;

public sealed class AuditVerificationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Verify_UntouchedChain_Holds()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 10);

        var verification = await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled);

        Assert.True(verification.Holds);
        Assert.Equal(10, verification.Entries);
        Assert.Matches("^[0-9a-f]{64}$", verification.Head.Hash);
    }

    [Fact]
    public async Task Verify_EmptyChain_HoldsWithTheGenesisHash()
    {
        await using var trail = await AuditTrail.CreateAsync();

        var verification = await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled);

        Assert.True(verification.Holds);
        Assert.Equal(AuditChain.Genesis, verification.Head.Hash);
    }

    [Theory]
    [InlineData("At", "5")]
    [InlineData("ActorId", "'x'")]
    [InlineData("ActorName", "'x'")]
    [InlineData("Role", "'Support'")]
    [InlineData("Address", "NULL")]
    [InlineData("Action", "'x'")]
    [InlineData("ObjectType", "'x'")]
    [InlineData("ObjectId", "'x'")]
    [InlineData("Outcome", "'Failed'")]
    [InlineData("UserId", "''")]
    [InlineData("Reason", "'reason 4 '")]
    [InlineData("Detail", "NULL")]
    [InlineData("Hash", "upper(\"Hash\")")]
    public async Task Verify_AnyFieldOfARowChanged_NamesItsPosition(string column, string value)
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);

        await trail.TamperAsync($"UPDATE \"AuditEntries\" SET \"{column}\" = {value} WHERE \"Sequence\" = 4;");

        Assert.Equal(4, (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).BrokenAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Verify_RowDeleted_NamesTheMissingPosition(int deleted)
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);

        await trail.TamperAsync($"DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = {deleted};");

        var verification = await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled);
        Assert.Equal(deleted, verification.BrokenAt);
        Assert.Contains("missing", verification.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_RowDeletedAndTheRestMovedUp_NamesThePosition()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);

        await trail.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 3; UPDATE \"AuditEntries\" SET \"Sequence\" = \"Sequence\" - 1 WHERE \"Sequence\" > 3;");

        Assert.Equal(3, (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).BrokenAt);
    }

    [Fact]
    public async Task Verify_RowsSwapped_NamesTheFirstOfThem()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);

        await trail.TamperAsync("""
            UPDATE "AuditEntries" SET "Sequence" = 100 WHERE "Sequence" = 2;
            UPDATE "AuditEntries" SET "Sequence" = 2 WHERE "Sequence" = 5;
            UPDATE "AuditEntries" SET "Sequence" = 5 WHERE "Sequence" = 100;
            """);

        Assert.Equal(2, (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).BrokenAt);
    }

    [Fact]
    public async Task Verify_RowChangedWithItsHashRecomputed_NamesTheRowAfterIt()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);
        await using var context = await trail.OpenAsync();
        var forged = await context.Set<AuditEntry>().AsNoTracking().SingleAsync(entry => entry.Sequence == 4, Cancelled);
        var hash = AuditChain.HashOf(Copy(forged, reason: "another reason"));

        await trail.TamperAsync($"UPDATE \"AuditEntries\" SET \"Reason\" = 'another reason', \"Hash\" = '{hash}' WHERE \"Sequence\" = 4;");

        Assert.Equal(5, (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).BrokenAt);
    }

    [Fact]
    public async Task Verify_NewestRowsCutOff_IsFoundByTheNotedHead()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);
        var noted = (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Head;

        await trail.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" > 4;");

        Assert.True((await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Holds);
        Assert.Equal(5, (await trail.Log.VerifyAsync(AuditTrail.Admin, noted, Cancelled)).BrokenAt);
    }

    [Fact]
    public async Task Verify_NewestRowRewritten_IsFoundByTheNotedHead()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 6);
        var noted = (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Head;
        await trail.TamperAsync("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 6;");

        await trail.Log.RecordAsync(AuditTrail.Admin, AuditTrail.Fact(99), Cancelled);

        Assert.True((await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Holds);
        Assert.Equal(6, (await trail.Log.VerifyAsync(AuditTrail.Admin, noted, Cancelled)).BrokenAt);
    }

    [Fact]
    public async Task Verify_ChainGrownSinceTheHeadWasNoted_Holds()
    {
        await using var trail = await AuditTrail.CreateAsync(entries: 3);
        var noted = (await trail.Log.VerifyAsync(AuditTrail.Admin, null, Cancelled)).Head;

        await trail.Log.RecordAsync(AuditTrail.Admin, AuditTrail.Fact(4), Cancelled);

        Assert.True((await trail.Log.VerifyAsync(AuditTrail.Admin, noted, Cancelled)).Holds);
    }

    private static AuditEntry Copy(AuditEntry entry, string reason) => new()
    {
        Sequence = entry.Sequence,
        At = entry.At,
        ActorId = entry.ActorId,
        ActorName = entry.ActorName,
        Role = entry.Role,
        Address = entry.Address,
        Action = entry.Action,
        ObjectType = entry.ObjectType,
        ObjectId = entry.ObjectId,
        Outcome = entry.Outcome,
        UserId = entry.UserId,
        Reason = reason,
        Detail = entry.Detail,
        PreviousHash = entry.PreviousHash,
        Hash = "",
    };
}
