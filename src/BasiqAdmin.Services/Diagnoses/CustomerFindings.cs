namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What only the customer can clear.</summary>
internal static class CustomerFindings
{
    public static Finding[] All { get; } =
    [
        new(
            Cause.WrongLogin,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Login refused",
            "{Bank} refuses the login that the customer gave, most often because the password was changed.",
            "Ask the customer to connect the bank again with the login that works today.",
            "{Bank} no longer accepts the login that you gave us, for example because your password has changed. Please check in a browser that you can sign in to {bank}'s internet banking, then connect {bank} again in our app with that login."),
        new(
            Cause.AccountLocked,
            ActionOwner.Customer,
            Remedy.RefreshAfterCustomer,
            "Locked out by the bank",
            "{Bank} has locked the customer's access to internet banking. Every further try could prolong it.",
            "Ask the customer to have the bank unlock it, and leave the connection alone until then.",
            "{Bank} has locked your access to internet banking. Please contact {bank} to unlock it, and sign in there once to be sure that it works."),
        new(
            Cause.UnsupportedSecurity,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Security method not supported",
            "{Bank} asks this customer for a kind of extra security that Basiq cannot answer.",
            "Ask the customer whether the bank lets them sign in without it; otherwise this bank cannot be connected for them.",
            "{Bank} asks for an extra security check at sign-in that we cannot complete for you. If {bank} lets you sign in to internet banking without that check, please change the setting there, then connect {bank} again in our app."),
        new(
            Cause.MessageAtBank,
            ActionOwner.Customer,
            Remedy.RefreshAfterCustomer,
            "Message at the bank",
            "{Bank} shows this customer a message or new terms that only they can answer.",
            "Send the customer the text below.",
            "Please sign in to {bank}'s internet banking in a browser, open your accounts and transactions, and answer any message that appears."),
        new(
            Cause.AuthorisationDeclined,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Access declined",
            "The customer declined at the bank's sign-in, or {bank} did not grant the access.",
            "Ask the customer whether they meant to decline; if not, they connect the bank again and agree.",
            "Access to your data at {bank} was declined. If that was not what you wanted, please connect {bank} again in our app and agree when {bank} asks you."),
        new(
            Cause.ChallengeUnanswered,
            ActionOwner.Customer,
            Remedy.RefreshAfterCustomer,
            "Security code not entered",
            "{Bank} sent the customer a security code or question, and it was not answered in time.",
            "Agree on a moment with the customer at which they can answer at once.",
            "{Bank} asked for a security code or an answer, and it did not reach us in time. Please keep your phone at hand for the next try.")
        {
            CustomerThen = "Tell us when it suits you, and we will start it.",
        },
        new(
            Cause.ChallengeWaiting,
            ActionOwner.Customer,
            Remedy.Follow,
            "Waiting for a security code",
            "{Bank} has just asked the customer for a security code or an answer; it expires after about two minutes.",
            "Ask the customer to answer in the window in which they connect the bank.",
            "{Bank} has just asked you for a security code or an answer. Please enter it now in our app; it expires after about two minutes."),
    ];
}
