using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Jobs;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Diagnoses;

/// <summary>Copies what Basiq's support needs to know about a job, as text or as JSON. It is fetched beforehand: browsers let a page copy only at once after a click.</summary>
public sealed partial class BundleButtons(IJobService jobs) : AdminComponentBase
{
    private readonly Loadable<SupportBundle?> _bundle = new();
    private (JobId?, JobStatus?)? _loaded;

    /// <summary>The job; null where none is known.</summary>
    [Parameter, EditorRequired]
    public JobId? JobId { get; set; }

    /// <summary>Its state, where that can change: the bundle is made again then.</summary>
    [Parameter]
    public JobStatus? Status { get; set; }

    /// <summary>What is copied where the job is not known, or no longer.</summary>
    [Parameter]
    public SupportBundle? Otherwise { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("jobId", JobId?.Value)];

    private SupportBundle? Bundle => _bundle.Value ?? (_bundle.Face == LoadFace.Ready ? Otherwise : null);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_loaded == (JobId, Status))
        {
            return Task.CompletedTask;
        }

        // One job's bundle must not be copied for another's.
        if (_loaded?.Item1 != JobId)
        {
            _bundle.Clear();
        }

        _loaded = (JobId, Status);
        return LoadBundleAsync();
    }

    private Task LoadBundleAsync() => LoadAsync(_bundle, token => JobId is { } job ? jobs.BundleAsync(Actor, job, token) : Task.FromResult<SupportBundle?>(null));
}
