using BasiqAdmin.Display;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Testing.Fakes;

namespace BasiqAdmin.Components.Tests.Pages.Purges;

public sealed class ReceiptTextTests
{
    private const int NotReadBack = -1;
    private const int Unreadable = -2;

    [Theory]
    [InlineData(204, 0, "Basiq removed the data of this connection. The connection id stays: a refresh fetches data again.")]
    [InlineData(500, 0, "Basiq removed the data of this connection. The connection id stays: a refresh fetches data again.")]
    [InlineData(null, 0, "Basiq removed the data of this connection. The connection id stays: a refresh fetches data again.")]
    [InlineData(204, 1, "Basiq confirmed the purge, but still holds 1 account. The connection id stays.")]
    [InlineData(204, 3, "Basiq confirmed the purge, but still holds 3 accounts. The connection id stays.")]
    [InlineData(500, 3, "The data was gone after the purge. A later check found 3 accounts. The connection id stays.")]
    [InlineData(204, Unreadable, "Basiq confirmed the purge. The accounts could not be read since. The connection id stays.")]
    [InlineData(204, NotReadBack, "Basiq confirmed the purge. The accounts have not been checked since. The connection id stays.")]
    public void Meaning_Done_SaysWhatWasConfirmedAndWhatWasFound(int? httpStatus, int accounts, string meaning) =>
        Assert.Equal(meaning, ReceiptText.Meaning(Receipt(PurgeState.Done, httpStatus, accounts)));

    [Theory]
    [InlineData(400, NotReadBack, "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.")]
    [InlineData(403, NotReadBack, "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.")]
    [InlineData(429, NotReadBack, "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.")]
    [InlineData(400, 3, "Basiq refused the purge, so nothing was removed. The connection and its data stay as they are.")]
    [InlineData(500, 3, "The purge did not take place: the accounts are still at Basiq. The connection id stays.")]
    [InlineData(503, 3, "The purge did not take place: the accounts are still at Basiq. The connection id stays.")]
    [InlineData(200, 3, "The purge did not take place: the accounts are still at Basiq. The connection id stays.")]
    [InlineData(null, 3, "The purge did not take place: the accounts are still at Basiq. The connection id stays.")]
    [InlineData(null, NotReadBack, "The request never reached Basiq; nothing was sent. The connection and its data stay as they are.")]
    [InlineData(null, Unreadable, "The request never reached Basiq; nothing was sent. The connection and its data stay as they are.")]
    [InlineData(500, NotReadBack, "The purge did not take place, so nothing was removed. The connection and its data stay as they are.")]
    public void Meaning_Refused_SaysWhoseNoItWasAndHowItIsKnown(int? httpStatus, int accounts, string meaning) =>
        Assert.Equal(meaning, ReceiptText.Meaning(Receipt(PurgeState.Refused, httpStatus, accounts)));

    [Theory]
    [InlineData(PurgeState.Sending, false, "It is not known whether Basiq carried the purge out. It is not sent again; the accounts at Basiq will show it.")]
    [InlineData(PurgeState.Unknown, false, "It is not known whether Basiq carried the purge out. It is not sent again; the accounts at Basiq will show it.")]
    [InlineData(PurgeState.Unknown, true, "It can no longer be found out whether Basiq carried the purge out. To be sure that the data is gone, start a new purge.")]
    [InlineData(PurgeState.WaitingForSecondPerson, false, "Nothing has been sent to Basiq. A second person has to approve it first.")]
    [InlineData(PurgeState.Declined, false, "A second person declined it. Nothing was sent to Basiq.")]
    [InlineData(PurgeState.Expired, false, "Nobody approved it in time. Nothing was sent to Basiq.")]
    [InlineData(PurgeState.Withdrawn, false, "The requester took it back. Nothing was sent to Basiq.")]
    public void Meaning_WithoutAnAnswer_ClaimsNone(PurgeState state, bool cannotBeSettled, string meaning) =>
        Assert.Equal(meaning, ReceiptText.Meaning(Sample.Receipt(state) with { CannotBeSettled = cannotBeSettled }));

    [Fact]
    public void Meaning_DoneWithNothingBefore_DoesNotClaimThatSomethingWent()
    {
        var receipt = Receipt(PurgeState.Done, 204, 0) with { PreCheck = Sample.PreCheck() with { Accounts = 0 } };

        Assert.Equal("Basiq confirmed the purge. It held no accounts of this connection before, and holds none now. The connection id stays.", ReceiptText.Meaning(receipt));
    }

    [Theory]
    [InlineData(3, 0, "Data purged · 3 → 0 accounts · verified")]
    [InlineData(0, 0, "Purge confirmed · there were no accounts · verified")]
    [InlineData(null, 0, "Data purged · 0 accounts left · verified")]
    [InlineData(3, 1, "Purge confirmed · 1 account left")]
    [InlineData(3, Unreadable, "Purge confirmed by Basiq · not verified")]
    [InlineData(3, NotReadBack, "Purge confirmed by Basiq · not verified")]
    public void Headline_Done_CountsBeforeAndAfter(int? before, int after, string headline) =>
        Assert.Equal(headline, ReceiptText.Headline(Receipt(PurgeState.Done, 204, after) with { PreCheck = Sample.PreCheck() with { Accounts = before } }));

    [Theory]
    [InlineData(PurgeState.Refused, false, "Not purged · nothing was removed")]
    [InlineData(PurgeState.WaitingForSecondPerson, false, "Not purged yet · waiting for approval")]
    [InlineData(PurgeState.Declined, false, "Not purged · declined by a second person")]
    [InlineData(PurgeState.Expired, false, "Not purged · nobody approved it in time")]
    [InlineData(PurgeState.Withdrawn, false, "Not purged · withdrawn")]
    [InlineData(PurgeState.Sending, false, "Not known yet whether the data was purged · being verified")]
    [InlineData(PurgeState.Unknown, true, "Not known whether the data was purged")]
    public void Headline_NotDone_ClaimsNoPurge(PurgeState state, bool cannotBeSettled, string headline) =>
        Assert.Equal(headline, ReceiptText.Headline(Sample.Receipt(state) with { CannotBeSettled = cannotBeSettled }));

    [Theory]
    [InlineData(0, 3, false)]
    [InlineData(3, 0, true)]
    public void Meaning_AccountsChangedBetweenRequestAndApproval_GoesByTheLastCheck(int asked, int approved, bool heldNone)
    {
        var check = Sample.PreCheck();
        var receipt = Receipt(PurgeState.Done, 204, 0) with { PreCheck = check with { Accounts = asked }, ApprovalPreCheck = check with { Accounts = approved } };

        Assert.Equal(heldNone, ReceiptText.Meaning(receipt).Contains("It held no accounts of this connection before", StringComparison.Ordinal));
        Assert.Equal(!heldNone, ReceiptText.Meaning(receipt).Contains("Basiq removed the data", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, Tone.Ok)]
    [InlineData(3, Tone.Warn)]
    [InlineData(NotReadBack, Tone.Ok)]
    public void Tone_Done_IsGoodOnlyWithoutAccountsLeft(int accounts, Tone tone) =>
        Assert.Equal(tone, ReceiptText.ToneOf(Receipt(PurgeState.Done, 204, accounts)));

    [Theory]
    [InlineData(PurgeState.Sending, true)]
    [InlineData(PurgeState.Unknown, true)]
    [InlineData(PurgeState.WaitingForSecondPerson, true)]
    [InlineData(PurgeState.Done, false)]
    [InlineData(PurgeState.Refused, false)]
    [InlineData(PurgeState.Declined, false)]
    public void Unsettled_EachState_IsWhatCanChangeByItself(PurgeState state, bool unsettled) =>
        Assert.Equal(unsettled, ReceiptText.IsUnsettled(Sample.Receipt(state)));

    [Fact]
    public void Unsettled_DoneButReadBackGoesOn_IsFollowed()
    {
        var readBack = new PurgeVerification(3, Sample.Now, 1, "Basiq confirmed the purge, yet still holds 3 accounts.", Sample.Now.AddSeconds(5));

        Assert.True(ReceiptText.IsUnsettled(Sample.Receipt(PurgeState.Done) with { ReadBack = readBack }));
    }

    private static PurgeReceipt Receipt(PurgeState state, int? httpStatus, int accounts) => Sample.Receipt(state) with
    {
        HttpStatus = httpStatus,
        ReadBack = accounts == NotReadBack ? null : new PurgeVerification(accounts == Unreadable ? null : accounts, Sample.Now, 3, null, null),
    };
}
