namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What lies with the bank.</summary>
internal static class BankFindings
{
    private const string Waiting = "We cannot fetch your data from {bank} at the moment. You do not need to do anything: we will tell you when your data is up to date again.";

    public static Finding[] All { get; } =
    [
        new(
            Cause.BankDown,
            ActionOwner.Bank,
            Remedy.Wait,
            "Bank is down",
            "Basiq reports a major outage of {bank}. It concerns everybody who uses this bank.",
            "Tell the customer, and wait until the outage is over.",
            "{Bank} has a disruption at the moment, so we cannot fetch your data. You do not need to do anything: we will tell you when it is over."),
        new(
            Cause.BankRecovered,
            ActionOwner.Us,
            Remedy.RefreshOnce,
            "Bank works again",
            "{Bank} was down when this failed, and its outage is over.",
            "Refresh once, or leave it to the recovery queue.",
            "{Bank} works again after a disruption. You do not need to do anything: we will fetch your data shortly."),
        new(
            Cause.BankUnavailableRetried,
            ActionOwner.Bank,
            Remedy.BasiqRetries,
            "Bank unavailable, retried",
            "{Bank}, or Basiq's connector to it, did not answer. Basiq has put the job into a queue and tries again by itself.",
            "Tell the customer that it takes a while, and do not refresh.",
            Waiting),
        new(
            Cause.BankUnavailable,
            ActionOwner.Us,
            Remedy.RefreshOnce,
            "Bank unavailable",
            "{Bank}, or Basiq's connector to it, did not answer while the connection was set up. Basiq does not repeat this by itself.",
            "Wait 10 minutes after the failure, then try once.",
            "We could not reach {bank} just now. We will try again shortly and tell you how it went."),
        new(
            Cause.BankUnavailableAtSetUp,
            ActionOwner.Customer,
            Remedy.ReconnectOnce,
            "Bank unavailable at set-up",
            "{Bank}, or Basiq's connector to it, did not answer while the customer connected it, and the connection did not become active.",
            "Ask the customer to try once more, 10 minutes after the failure.",
            "We could not reach {bank} just now. Please wait 10 minutes, then connect {bank} once more in our app."),
        new(
            Cause.BankFailedAtSignIn,
            ActionOwner.Bank,
            Remedy.ReconnectOnce,
            "Bank failed at sign-in",
            "{Bank}'s own sign-in failed while the customer gave access. The customer did not decline.",
            "Ask the customer to try once more, 10 minutes after the failure; if it fails again, wait for {bank}.",
            "{Bank}'s sign-in had a problem when you connected it. Please wait 10 minutes, then connect {bank} once more in our app."),
        new(
            Cause.IncompleteData,
            ActionOwner.Bank,
            Remedy.Wait,
            "Bank sent incomplete data",
            "{Bank} answered, but gave only a part of the data. That usually passes within hours.",
            "Wait, and look at the bank's state; if it fails again after a day, report it to Basiq.",
            Waiting),
        new(
            Cause.BankMaintenance,
            ActionOwner.Bank,
            Remedy.Wait,
            "Bank under maintenance",
            "{Bank} is under maintenance or short of capacity. That usually passes within hours.",
            "Wait, and look at the bank's state before anything else is done.",
            Waiting),
    ];
}
