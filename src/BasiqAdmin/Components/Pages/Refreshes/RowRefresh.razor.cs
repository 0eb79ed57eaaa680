using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Refreshes;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Refreshes;

/// <summary>Shows in a connection's row how a refresh goes that the page has asked for, and what came of it. It may be drawn anew: it only looks.</summary>
public sealed partial class RowRefresh(IJobService jobs) : JobWatcher(jobs)
{
    private JobView? _job;
    private string? _problem;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <summary>The answer to the refresh, which may be on its way.</summary>
    [Parameter, EditorRequired]
    public Task<RefreshAnswer> Asked { get; set; } = null!;

    /// <summary>It has ended, did not begin, or can no longer be followed.</summary>
    [Parameter]
    public EventCallback OnSettled { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        RefreshAnswer? answer = null;
        var failure = await TryAsync(async token => answer = await Asked.WaitAsync(token));
        if (ComponentToken.IsCancellationRequested)
        {
            return;
        }

        if (answer?.JobId is { } job)
        {
            await FollowAsync(job);
            return;
        }

        _problem = failure?.What ?? answer?.Text;
        await OnSettled.InvokeAsync();
    }

    /// <inheritdoc/>
    protected override void Take(JobDetails details) => _job = details.Job;

    /// <inheritdoc/>
    protected override Task EndAsync() => OnSettled.InvokeAsync();
}
