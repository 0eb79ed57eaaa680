namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What the states of connections and consents, and jobs that are under way, say without a failure.</summary>
internal static class StateFindings
{
    private const string Fetching = "We are fetching your data from {bank} right now. You do not need to do anything.";

    public static Finding[] All { get; } =
    [
        new(
            Cause.UnderWay,
            ActionOwner.Basiq,
            Remedy.Follow,
            "Under way",
            "Basiq is fetching the data from {bank} right now.",
            "Wait until it ends, usually within minutes.",
            Fetching),
        new(
            Cause.Paused,
            ActionOwner.Basiq,
            Remedy.Follow,
            "Paused",
            "Another job at {bank} may use the same login. Basiq then holds this one back for 6 minutes, so that the bank does not lock the customer out.",
            "Wait; it goes on by itself.",
            Fetching),
        new(
            Cause.Stuck,
            ActionOwner.Basiq,
            Remedy.Report,
            "Not moving",
            "The job has not moved for more than a day.",
            "Copy the support bundle and send it to Basiq's support.",
            "Fetching your data from {bank} takes longer than it should. You do not need to do anything: we are looking into it."),
        new(
            Cause.ConnectionInvalid,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Connection invalid",
            "{Bank} no longer accepts this connection. What broke it is longer ago than Basiq remembers.",
            "Ask the customer to connect the bank again.",
            "The connection to {bank} no longer works. Please connect {bank} again in our app."),
        new(
            Cause.SettingUp,
            ActionOwner.Basiq,
            Remedy.Follow,
            "Being set up",
            "The connection is new, and its first job has not ended.",
            "Wait until it ends, usually within minutes.",
            Fetching),
        new(
            Cause.LeftUnfinished,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Left unfinished",
            "The customer began to connect {bank} and left before the end. Nothing has to be deleted.",
            "Ask the customer to connect the bank again and to finish it.",
            "You began to connect {bank} but did not get to the end. Please connect {bank} again in our app; it takes a few minutes."),
        new(
            Cause.ConnectionDeleted,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Connection deleted",
            "The connection to {bank} was deleted, so nothing is fetched any more.",
            "Ask the customer whether they want to connect the bank again.",
            "The connection to {bank} was removed. If you want your data to be fetched again, please connect {bank} in our app."),
        new(
            Cause.ConnectionRevoked,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Connection withdrawn",
            "The customer withdrew this connection, here or at {bank}.",
            "Ask the customer whether they meant to; if not, they connect the bank again.",
            "Your permission to fetch data from {bank} was withdrawn. If that was not what you wanted, please connect {bank} again in our app."),
        new(
            Cause.ArrangementExpired,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Permission at the bank ran out",
            "The permission that the customer gave at {bank} has run out.",
            "Ask the customer to renew it.",
            "Your permission to fetch data from {bank} has run out. Please renew it in our app; {bank} will ask you to agree once more."),
        new(
            Cause.UnknownConnectionState,
            ActionOwner.Us,
            Remedy.Review,
            "Unknown connection state",
            "The connection is in a state that this dashboard does not know.",
            "Look the state up in Basiq's documents, or copy the support bundle and send it to Basiq's support.",
            "We have trouble fetching your data from {bank} and are looking into it. You do not need to do anything."),
        new(
            Cause.ConsentRevoked,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Consent withdrawn",
            "The customer withdrew their consent, so nothing may be fetched.",
            "Respect it; only the customer can give a new one.",
            "You withdrew your permission to share your bank data, so we no longer fetch it. If you want to share it again, please connect {bank} in our app."),
        new(
            Cause.ConsentExpired,
            ActionOwner.Customer,
            Remedy.Reconnect,
            "Consent ran out",
            "The customer's consent has run out, so nothing may be fetched.",
            "Ask the customer to give it again.",
            "Your permission to share your bank data has run out. Please give it again in our app, and we will fetch your data."),
        new(
            Cause.UnknownConsentState,
            ActionOwner.Us,
            Remedy.Review,
            "Unknown consent state",
            "The consent is in a state that this dashboard does not know.",
            "Look the state up in Basiq's documents before anything is fetched.",
            "We are checking your permission to share your bank data. You do not need to do anything."),
    ];
}
