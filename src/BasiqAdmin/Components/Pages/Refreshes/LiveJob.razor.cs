using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Refreshes;

/// <summary>The steps of a job while it runs, and as they ended.</summary>
public sealed partial class LiveJob(IJobService jobs, TimeProvider time) : JobWatcher(jobs, time)
{
    private JobView? _job;
    private JobId? _followed;

    /// <summary>The job.</summary>
    [Parameter, EditorRequired]
    public JobId JobId { get; set; }

    /// <summary>It has ended.</summary>
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
        return FollowAsync(JobId);
    }

    /// <inheritdoc/>
    protected override void Take(JobDetails details) => _job = details.Job;

    /// <inheritdoc/>
    protected override Task EndAsync() => _job is { IsSettled: true } ? OnSettled.InvokeAsync() : Task.CompletedTask;
}
