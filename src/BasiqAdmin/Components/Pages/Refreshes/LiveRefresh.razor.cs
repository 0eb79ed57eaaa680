using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Refreshes;

/// <summary>A refresh while it runs, and what came of it, where it was asked for.</summary>
public sealed partial class LiveRefresh(IJobService jobs) : JobWatcher(jobs)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private JobView? _job;
    private JobId? _followed;
    private ITimer? _tick;

    /// <summary>The job.</summary>
    [Parameter, EditorRequired]
    public JobId JobId { get; set; }

    /// <summary>The bank's name.</summary>
    [Parameter, EditorRequired]
    public string Institution { get; set; } = string.Empty;

    /// <summary>How many accounts the connection has; null where that is not known.</summary>
    [Parameter]
    public int? Accounts { get; set; }

    /// <summary>It has ended, or can no longer be followed.</summary>
    [Parameter]
    public EventCallback OnSettled { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("jobId", JobId.Value)];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_followed == JobId)
        {
            return Task.CompletedTask;
        }

        (_followed, _job) = (JobId, null);
        return FollowAsync();
    }

    /// <inheritdoc/>
    protected override void Take(JobDetails details) => _job = details.Job;

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        StopTicking();
        return OnSettled.InvokeAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        StopTicking();
        base.Dispose(disposing);
    }

    private static IconName IconOf(JobStepStatus status) => status switch
    {
        _ when status == JobStepStatus.Success => IconName.Check,
        _ when status == JobStepStatus.Failed => IconName.Cross,
        _ when status == JobStepStatus.InProgress => IconName.Right,
        _ => IconName.Idle,
    };

    // A step under way counts for half: Basiq does not say how far it is.
    private static double Share(JobView job) =>
        job.Steps.Count == 0 ? 0 : job.Steps.Sum(step => step.Status == JobStepStatus.Success ? 100.0 : step.Status == JobStepStatus.InProgress ? 50.0 : 0) / job.Steps.Count;

    private string Result(JobView job) => (Accounts, job.Duration) switch
    {
        ({ } accounts, { } took) => $"{PurgeText.Accounts(accounts)}, {DurationText.Of(took)}.",
        (_, { } took) => $"Took {DurationText.Of(took)}.",
        _ => string.Empty,
    };

    // Basiq's clock and ours differ a little.
    private TimeSpan Elapsed(JobView job) => Now - job.CreatedAt is var passed && passed > TimeSpan.Zero ? passed : TimeSpan.Zero;

    private Task FollowAsync()
    {
        _tick ??= Clock.CreateTimer(Tick, state: null, Second, Second);
        return FollowAsync(JobId);
    }

    private void Tick(object? state) => _ = InvokeAsync(StateHasChanged);

    private void StopTicking()
    {
        _tick?.Dispose();
        _tick = null;
    }
}
