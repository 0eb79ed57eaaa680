using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Display;

/// <summary>Entries of the activity timeline in words and colour.</summary>
public static class ActivityText
{
    /// <summary>The filter's names.</summary>
    public static string Of(ActivityFilter filter) => filter switch
    {
        ActivityFilter.Failed => "Failed",
        ActivityFilter.People => "People",
        _ => "All",
    };

    /// <summary>What happened, what else there is to say, and where more stands.</summary>
    public static ActivityLine Of(Activity activity) => activity switch
    {
        JobActivity job => new($"Update {JobEnd(job.Status, job.Failure)}", Owner(job.Failure), ToneOf(job.Status), AdminRoutes.Job(job.JobId)) { Code = job.Failure?.Code },
        UpdatesActivity { Count: 1 } update => new("Updated", null, Tone.Idle, AdminRoutes.Job(update.JobId)),
        UpdatesActivity updates => new(string.Create(CultureInfo.InvariantCulture, $"Updated {updates.Count} times"), null, Tone.Idle, AdminRoutes.Job(updates.JobId)) { Since = updates.FirstAt },
        RefreshActivity refresh => Refresh(refresh),
        PurgeActivity purge => Purge(purge),
        CaseActivity { Kind: CaseEventKind.Assigned, Text: { } to } assigned => new($"Case assigned to {to}", assigned.IsPerson ? $"by {assigned.By}" : null, Tone.Idle, AdminRoutes.FailedJob(assigned.CaseNumber)),
        CaseActivity happened => new($"Case: {LowerFirst(CaseText.Of(happened.Kind))}{(happened.IsPerson ? $" by {happened.By}" : null)}", happened.Text, Tone.Idle, AdminRoutes.FailedJob(happened.CaseNumber)),
        ReportActivity report => new($"Reported to Basiq by {report.By}", report.Ticket is { } ticket ? $"Ticket {ticket}" : null, Tone.Idle, report.JobId is { } job ? AdminRoutes.Job(job) : null),
        ConnectedActivity connected => new("Connected", connected.Method == ConnectionMethod.OpenBanking ? "Open banking" : null, Tone.Idle, null),
        ConsentActivity consent => Consent(consent),
        PermissionEndedActivity => new(Diagnosis.TitleOf(Cause.ArrangementExpired), null, Tone.Warn, null),
        _ => new(activity.GetType().Name, null, Tone.Idle, null),
    };

    private static ActivityLine Refresh(RefreshActivity refresh)
    {
        var who = refresh.ByHand ? $"{refresh.By} refreshed it" : "Refreshed automatically";
        var (end, tone) = refresh switch
        {
            { JobStatus: { } status } => (JobEnd(status, refresh.Failure), ToneOf(status)),
            { State: RefreshState.Refused } => ("refused by Basiq", Tone.Bad),
            { State: RefreshState.NotStarted } => ("not carried out", Tone.Bad),
            { State: RefreshState.Started } => ("started", Tone.Info),
            { State: RefreshState.Sending } => ("being sent", Tone.Info),
            _ => ("outcome unknown", Tone.Warn),
        };
        var small = refresh.OverrideReason is { } reason ? $"Refreshed anyway. Reason: {reason}" : Owner(refresh.Failure);
        return new ActivityLine($"{who}: {end}", small, tone, refresh.JobId is { } job ? AdminRoutes.Job(job) : null) { Code = refresh.Failure?.Code };
    }

    private static ActivityLine Purge(PurgeActivity purge) => purge.Details is { } details
        ? new ActivityLine(purge.State == PurgeState.Done ? $"Data purged by {details.By}" : $"Purge by {details.By}: {PurgeText.Of(purge.State).ToLowerInvariant()}", details.Reason, purge.State == PurgeState.Done ? Tone.Warn : Tone.Idle, AdminRoutes.Purge(details.PurgeId))
        : new ActivityLine("Data purged", null, Tone.Warn, null);

    private static ActivityLine Consent(ConsentActivity consent)
    {
        var (text, tone) = consent.Kind switch
        {
            ConsentEvent.Given => ("Consent given", Tone.Idle),
            ConsentEvent.Ends => ("Consent ends", Tone.Idle),
            ConsentEvent.Revoked => (Diagnosis.TitleOf(Cause.ConsentRevoked), Tone.Bad),
            _ => (Diagnosis.TitleOf(Cause.ConsentExpired), Tone.Warn),
        };
        return new ActivityLine(text, consent.Purpose, tone, null);
    }

    private static string JobEnd(JobStatus status, JobFailure? failure) => status switch
    {
        JobStatus.Failed => $"failed: {failure?.Title ?? "no reason is known"}",
        JobStatus.Succeeded => "succeeded",
        JobStatus.Running => "under way",
        JobStatus.Queued => "queued",
        _ => "in an unknown state",
    };

    private static string? Owner(JobFailure? failure) => failure is { Owner: var owner } ? OwnerText.MustAct(owner) : null;

    private static Tone ToneOf(JobStatus status) => status switch
    {
        JobStatus.Failed => Tone.Bad,
        JobStatus.Running or JobStatus.Queued => Tone.Info,
        _ => Tone.Idle,
    };

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}

/// <summary>An entry of the timeline, ready to be shown.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Small">What else there is to say.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Href">Where more stands.</param>
public sealed record ActivityLine(string Text, string? Small, Tone Tone, string? Href)
{
    /// <summary>Basiq's code of a failure.</summary>
    public string? Code { get; init; }

    /// <summary>Since when, for what happened several times.</summary>
    public DateTimeOffset? Since { get; init; }
}
