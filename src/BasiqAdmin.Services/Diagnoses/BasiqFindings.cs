namespace BasiqAdmin.Services.Diagnoses;

/// <summary>What Basiq has to look into, or this team.</summary>
internal static class BasiqFindings
{
    private const string Report = "Copy the support bundle and send it to Basiq's support.";
    private const string Working = "We have trouble fetching your data from {bank} and are looking into it. You do not need to do anything: we will tell you when your data is up to date again.";

    public static Finding[] All { get; } =
    [
        new(
            Cause.KeepsFailing,
            ActionOwner.Basiq,
            Remedy.Report,
            "Keeps failing, report now",
            "The same error came back after several tries, and {bank} itself is not reported as down.",
            Report,
            Working),
        new(
            Cause.BasiqUnavailable,
            ActionOwner.Basiq,
            Remedy.Wait,
            "Basiq unavailable",
            "A part of Basiq was not available. That usually passes within hours.",
            "Wait; look at Basiq's status page if several banks are concerned.",
            Working),
        new(
            Cause.ConnectorBroken,
            ActionOwner.Basiq,
            Remedy.Wait,
            "Way into the bank broken",
            "Basiq's connector to {bank} met something that it did not expect. Basiq usually repairs that by itself.",
            "Wait a day; if it fails again, report it.",
            Working),
        new(
            Cause.BankNotOffered,
            ActionOwner.Basiq,
            Remedy.Report,
            "Bank not offered",
            "Basiq has switched {bank} off, or does not know it.",
            Report,
            Working),
        new(
            Cause.ConnectionUnusable,
            ActionOwner.Basiq,
            Remedy.Report,
            "Connection unusable",
            "Basiq can no longer use this connection and does not say why.",
            Report,
            Working),
        new(
            Cause.TimedOut,
            ActionOwner.Basiq,
            Remedy.Report,
            "Took too long",
            "Basiq gave up because the job took too long, and gives no other reason.",
            Report,
            Working),
        new(
            Cause.UnknownToBasiq,
            ActionOwner.Basiq,
            Remedy.Report,
            "No reason given",
            "The job failed, and Basiq itself does not say why.",
            Report,
            Working),
        new(
            Cause.TooManyRequests,
            ActionOwner.Us,
            Remedy.Wait,
            "Asked too often",
            "This connection was refreshed more often than Basiq allows.",
            "Find out who or what refreshes it, and leave it alone until tomorrow.",
            "We have fetched your data from {bank} as often as we may today. You do not need to do anything: it will be brought up to date tomorrow."),
        new(
            Cause.UnknownCode,
            ActionOwner.Us,
            Remedy.Review,
            "Unknown error",
            "Basiq or the bank gave a code that this dashboard does not know. Its own words are shown as they came.",
            "Read the words; if they do not say what to do, copy the support bundle and send it to Basiq's support.",
            Working),
    ];
}
