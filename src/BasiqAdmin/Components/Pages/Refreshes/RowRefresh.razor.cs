using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Pages.Timelines;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Refreshes;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Refreshes;

/// <summary>Refreshes a connection as soon as it is drawn, and shows in the connection's row how it goes and what came of it.</summary>
public sealed partial class RowRefresh(IRefreshService refreshes, IJobService jobs, TimeProvider time) : JobWatcher(jobs, time)
{
    private JobView? _job;
    private string? _problem;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <summary>It has ended, or did not begin.</summary>
    [Parameter]
    public EventCallback OnSettled { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        RefreshAnswer? answer = null;
        var failure = await TryAsync(async token => answer = await refreshes.RefreshAsync(Actor, UserId, ConnectionId, overrideReason: null, token));
        if (Gone.IsCancellationRequested)
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
    protected override Task EndAsync() => _job is { IsSettled: true } ? OnSettled.InvokeAsync() : Task.CompletedTask;
}
