using BasiqAdmin.Components.Pages.Audit;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Audit;

public sealed class AuditSentencesTests
{
    private static readonly string Purge = Sample.PurgeId.ToString();
    private static readonly string Connection = Sample.ConnectionId.Value;
    private static readonly string Short = $"connection {Connection[..8]}…{Connection[^4..]}";

    [Fact]
    public void Purge_FromRequestToVerification_IsOneSentence()
    {
        AuditRow[] steps =
        [
            Row(42, OfPurge("purge.requested", AuditOutcome.Intended, "SUP-1042", "accounts=3")),
            Row(43, OfPurge("purge.done", AuditOutcome.Succeeded, detail: "http=204")),
            Row(44, OfPurge("purge.read-back", AuditOutcome.Succeeded, detail: "accounts=0; before=3")),
        ];
        var stories = AuditStory.Fold([new AuditGroup(steps[2], steps)]);

        var sentence = AuditSentences.Of(Assert.Single(stories));

        Assert.Equal($"purged the data of {Short}: done, 0 accounts left (SUP-1042)", sentence.ToString());
        Assert.Equal($"/purges/{Purge}", sentence.Href);
        Assert.Equal(42, stories[0].First.Sequence);
    }

    [Theory]
    [InlineData("purge.requested", AuditOutcome.Intended, "accounts=3", "requested a purge of {0}: sending")]
    [InlineData("purge.requested", AuditOutcome.Intended, "accounts=3; waits=yes", "requested a purge of {0}: waiting for approval")]
    [InlineData("purge.approved", AuditOutcome.Intended, "accounts=3", "requested a purge of {0}: approved by Ota")]
    [InlineData("purge.declined", AuditOutcome.Refused, "", "requested a purge of {0}: declined by Ota")]
    [InlineData("purge.withdrawn", AuditOutcome.Succeeded, "", "withdrew the purge of {0}")]
    [InlineData("purge.expired", AuditOutcome.Failed, "", "requested a purge of {0}: nobody approved it in time")]
    [InlineData("purge.done", AuditOutcome.Succeeded, "http=204", "purged the data of {0}: done")]
    [InlineData("purge.settled", AuditOutcome.Succeeded, "accounts=1; before=3", "purged the data of {0}: done, 1 account left")]
    [InlineData("purge.refused", AuditOutcome.Failed, "http=400", "tried to purge {0}: nothing was removed")]
    [InlineData("purge.outcome-unknown", AuditOutcome.Unknown, "", "tried to purge {0}: outcome unknown")]
    public void Purge_InEachState_SaysWhereItStands(string action, AuditOutcome outcome, string detail, string sentence) =>
        Assert.Equal(sentence.Replace("{0}", Short, StringComparison.Ordinal), Sentence(OfPurge(action, outcome, detail: detail)));

    [Theory]
    [InlineData("access.refused", "connection", "*", "right=RequestPurge", "was not allowed to purge connection data")]
    [InlineData("case.assigned", "case", "64", "job=1; to=admin", "took case 64")]
    [InlineData("case.assigned", "case", "64", "job=1; to=mira", "assigned case 64 to mira")]
    [InlineData("case.assigned", "case", "64", "job=1; to=nobody", "unassigned case 64")]
    [InlineData("case.assigned-in-bulk", "bulk", "3", "to=mira; cases=1,2,3", "assigned 3 cases to mira")]
    [InlineData("case.snoozed-in-bulk", "bulk", "3", "until=bank recovers; cases=7", "snoozed case 7")]
    [InlineData("case.closed", "case", "64", "job=1", "closed case 64")]
    [InlineData("case.undone", "case", "64", "job=1", "took back the last change of case 64")]
    [InlineData("case.undone-in-bulk", "bulk", "3", "cases=7,8", "took back the last change of 2 cases")]
    [InlineData("connection.reported", "connection", "cc87f2a1-0000-4000-8000-00000000ca9b", "job=none; case=none; ticket=BAS-7", "reported connection cc87f2a1…ca9b to Basiq (ticket BAS-7)")]
    [InlineData("session.started", "session", "0198", "provider=development", "signed in")]
    [InlineData("session.ended", "session", "0198", "provider=development person=mira why=EndedByAdmin", "ended the session of mira (ended by an admin)")]
    [InlineData("session.refused", "session", "*", "provider=development problem=NoRole", "was not let in (NoRole)")]
    [InlineData("users.imported", "user", "*", "ids=5 new=3 known=1 notFound=1 withoutId=0 failed=0", "imported users: 3 new, 1 known, 1 not found")]
    [InlineData("recovery.queue-paused", "recovery-queue", "all", null, "paused the recovery queue of all banks")]
    [InlineData("something.new", "thing", "7", null, "something new thing 7")]
    public void Entry_OfEachKind_IsASentence(string action, string type, string id, string? detail, string sentence) =>
        Assert.Equal(sentence, Sentence(new AuditFact(action, type, id, AuditOutcome.Succeeded, Detail: detail)));

    [Fact]
    public void Fold_TwoRefreshesOfAConnection_StayTwo()
    {
        AuditRow[] rows =
        [
            Row(9, Refresh("refresh.started", AuditOutcome.Succeeded)),
            Row(8, Refresh("refresh.requested", AuditOutcome.Intended)),
            Row(7, new AuditFact("session.started", "session", "1", AuditOutcome.Succeeded)),
            Row(6, Refresh("refresh.failed", AuditOutcome.Failed)),
            Row(5, Refresh("refresh.requested", AuditOutcome.Intended)),
        ];

        var stories = AuditStory.Fold([.. rows.Select(row => new AuditGroup(row, [row]))]);

        Assert.Equal([2, 1, 2], stories.Select(story => story.Steps.Count));
        Assert.Equal($"refreshed {Short}: started", AuditSentences.Of(stories[0]).ToString());
        Assert.Equal($"refreshed {Short}: failed", AuditSentences.Of(stories[2]).ToString());
    }

    [Theory]
    [InlineData("purge.done", AuditOutcome.Succeeded, "purged Cockatoo Card Services data of {0}: done")]
    [InlineData("purge.requested", AuditOutcome.Intended, "requested a purge of {0} at Cockatoo Card Services: sending")]
    public void Purge_AtABankThatIsKnown_NamesIt(string action, AuditOutcome outcome, string sentence) =>
        Assert.Equal(sentence.Replace("{0}", Short, StringComparison.Ordinal), AuditSentences.Of(new AuditStory([Row(1, OfPurge(action, outcome, detail: "http=204"))]) { Bank = "Cockatoo Card Services" }).ToString());

    [Theory]
    [InlineData("refresh.requested", "connection", "cc87f2a1-0000-4000-8000-00000000ca9b", "refreshed connection cc87f2a1…ca9b at Wallaby Bank: sending")]
    [InlineData("recovery.bank-queued", "recovery-queue", "AU03101", "queued retries for the connections of Wallaby Bank")]
    public void Action_AtABankThatIsKnown_NamesIt(string action, string type, string id, string sentence)
    {
        var row = Row(1, new AuditFact(action, type, id, AuditOutcome.Succeeded));

        Assert.Equal(sentence, AuditSentences.Of(Assert.Single(AuditStory.Fold([new AuditGroup(row, [row]) { Bank = "Wallaby Bank" }]))).ToString());
    }

    private static string Sentence(AuditFact fact) => AuditSentences.Of(new AuditStory([Row(1, fact)])).ToString();

    private static AuditFact OfPurge(string action, AuditOutcome outcome, string? reason = null, string detail = "") =>
        new(action, "purge", Purge, outcome, reason, Sample.UserId.Value, $"connection={Connection}; {detail}");

    private static AuditFact Refresh(string action, AuditOutcome outcome) => new(action, "connection", Connection, outcome, UserId: Sample.UserId.Value);

    private static AuditRow Row(long sequence, AuditFact fact) => Sample.AuditEntry(sequence, fact);
}
