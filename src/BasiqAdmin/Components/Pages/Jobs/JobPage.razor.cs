using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Diagnoses;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Jobs;

/// <summary>One job, step by step; while it runs the page follows it.</summary>
public sealed partial class JobPage(IJobService jobs) : JobWatcher(jobs)
{
    private readonly Loadable<JobDetails?> _details = new();
    private JobId? _jobId;
    private string? _loaded;
    private bool _isFollowed;

    /// <summary>The job's id, from the address.</summary>
    [Parameter]
    public string Job { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds =>
        [new("userId", Details?.Job.UserId.Value), new("connectionId", Details?.Job.ConnectionId?.Value), new("jobId", _jobId?.Value)];

    private JobDetails? Details => _details.Value;

    // What went well, and what went wrong with an earlier job, asks for nothing here.
    private NextAction Next => Details is { Diagnosis: { } diagnosis, Later: null } ? NextActions.Of(diagnosis, Now) : NextAction.None;

    // With its time: a connection has several jobs a day.
    private string Title => Details is not { } details ? "Job" : $"Job of {RelativeTime.DayAndTime(details.Job.CreatedAt, Now, Zone)} · {(details.Masked.Name is { } name ? $"{ShortText.Name(name)} at " : null)}{details.Job.BankName}";

    private IReadOnlyList<Crumb> Crumbs => Details is not { } details
        ? [new("All jobs", AdminRoutes.Jobs()), new("Job")]
        :
        [
            new("Users", AdminRoutes.Users()),
            new(details.Masked.Name ?? "User", AdminRoutes.User(details.Job.UserId)),
            .. details.Job.ConnectionId is { } connectionId ? new[] { new Crumb(details.Job.BankName, AdminRoutes.Connection(details.Job.UserId, connectionId)) } : [],
            new("Job"),
        ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, Job, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        (_loaded, _jobId) = (Job, JobId.TryParse(Job, out var jobId) ? jobId : null);
        _details.Clear();
        return FollowAsync();
    }

    /// <inheritdoc/>
    protected override void Take(JobDetails details)
    {
        _details.Succeed(details);
        _isFollowed = !details.Job.IsSettled;
    }

    /// <inheritdoc/>
    protected override Task EndAsync()
    {
        _isFollowed = false;
        if (Details is null && Interruption is { } reason)
        {
            _details.Fail(reason);
        }
        else
        {
            _details.Succeed(Details);
        }

        return Task.CompletedTask;
    }

    private Task FollowAsync()
    {
        _details.Begin();
        return FollowAsync(_jobId);
    }
}
