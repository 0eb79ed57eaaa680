using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Jobs;

/// <summary>One job, step by step; while it runs the page follows it.</summary>
public sealed partial class JobPage(IJobService jobs, TimeProvider time) : AdminComponentBase
{
    private readonly Loadable<Page<JobView>> _others = new();
    private Loadable<JobDetails?> _details = new();
    private CancellationTokenSource? _watch;
    private LoadFailure? _interruption;
    private JobId? _jobId;
    private string? _loaded;
    private DateTimeOffset _seenAt;
    private bool _isFollowed;

    /// <summary>The job's id, from the address.</summary>
    [Parameter]
    public string Job { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds =>
        [new("userId", Details?.Job.UserId.Value), new("connectionId", Details?.Job.ConnectionId?.Value), new("jobId", _jobId?.Value)];

    private JobDetails? Details => _details.Value;

    private string Title => Details is null ? "Job" : $"Job at {Details.Job.BankName}";

    private IReadOnlyList<Crumb> Crumbs => Details is not { } details
        ? [new("All jobs", AdminRoutes.Jobs()), new("Job")]
        :
        [
            new("Users", AdminRoutes.Users()),
            new(details.Masked.Name ?? "User", AdminRoutes.User(details.Job.UserId)),
            .. details.Job.ConnectionId is { } connectionId ? new[] { new Crumb(details.Job.BankName, AdminRoutes.Connection(details.Job.UserId, connectionId)) } : [],
            new($"Job {ShortText.Middle(details.Job.Id.Value)}"),
        ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, Job, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        (_loaded, _jobId) = (Job, JobId.TryParse(Job, out var jobId) ? jobId : null);
        _details = new Loadable<JobDetails?>();
        return FollowAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _watch?.Dispose();
    }

    // Ends when the job has settled, nobody knows it, another job is opened or the page is left.
    private async Task FollowAsync()
    {
        if (_watch is { } previous)
        {
            await previous.CancelAsync();
            previous.Dispose();
        }

        _watch = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        _interruption = null;
        if (_jobId is not { } jobId)
        {
            _details.Succeed(null);
            return;
        }

        _details.Begin();
        var token = _watch.Token;
        var failure = await TryAsync(_ => WatchAsync(jobId, token));
        if (!token.IsCancellationRequested)
        {
            End(failure);
        }
    }

    private async Task WatchAsync(JobId jobId, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var details in jobs.WatchAsync(Actor, jobId, cancellationToken))
            {
                Take(details);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Another job is shown, or the page is gone.
        }
    }

    private void Take(JobDetails details)
    {
        _details.Succeed(details);
        _others.Succeed(new Page<JobView>(details.Others, null, null, details.Others.Count));
        _isFollowed = !details.Job.IsSettled;
        _seenAt = time.GetUtcNow();
        StateHasChanged();
    }

    private void End(LoadFailure? failure)
    {
        _isFollowed = false;
        switch (failure, Details)
        {
            case (null, null):
                _details.Succeed(null);
                break;
            case ({ } reason, null):
                _details.Fail(reason);
                break;
            default:
                _interruption = failure;
                break;
        }
    }
}
