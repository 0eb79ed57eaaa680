using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Reports;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Diagnoses;

/// <summary>Hands a failing job over to Basiq's support: what to send is shown and copied, and that it was sent is noted with its ticket.</summary>
public sealed partial class ReportButton(IJobService jobs, IBasiqReports reports, Toasts toasts) : AdminComponentBase
{
    private readonly Loadable<SupportBundle?> _bundle = new();
    private string _ticket = string.Empty;
    private bool _isOpen;
    private bool _isBusy;
    private LoadFailure? _failure;

    /// <summary>The job; null where none is known.</summary>
    [Parameter, EditorRequired]
    public JobId? JobId { get; set; }

    /// <summary>The bank's name, for the dialog's title.</summary>
    [Parameter, EditorRequired]
    public string BankName { get; set; } = string.Empty;

    /// <summary>What is sent where the job is not known, or no longer.</summary>
    [Parameter]
    public SupportBundle? Otherwise { get; set; }

    /// <summary>Whether it is the page's filled button.</summary>
    [Parameter]
    public bool IsPrimary { get; set; }

    /// <summary>It was noted that it was reported.</summary>
    [Parameter]
    public EventCallback OnReported { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("jobId", JobId?.Value)];

    private string Title => $"Report to Basiq: {BankName}";

    private string Draft => $"report-{JobId?.Value}";

    private bool CanMark => _bundle.Value?.ConnectionId is not null;

    private Task OpenAsync()
    {
        // It may have been opened for another job before.
        _bundle.Clear();
        (_isOpen, _failure, _ticket) = (true, null, string.Empty);
        return LoadBundleAsync();
    }

    private void Close() => _isOpen = false;

    private Task LoadBundleAsync() => LoadAsync(_bundle, async token => (JobId is { } job ? await jobs.BundleAsync(Actor, job, token) : null) ?? Otherwise);

    private async Task MarkAsync()
    {
        if (_isBusy || _bundle.Value is not { ConnectionId: { } connectionId } bundle)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);
        var failure = await TryAsync(async token => await reports.MarkAsync(Actor, bundle.UserId, connectionId, bundle.JobId, _ticket, token));
        _isBusy = false;
        if (failure is not null)
        {
            _failure = failure with { CanRetry = false };
            return;
        }

        _isOpen = false;
        toasts.Show(new Toast("Marked as reported to Basiq"));
        await OnReported.InvokeAsync();
    }
}
