using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Refreshes;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Refreshes;

/// <summary>What speaks against a refresh, the button that goes by it, its progress and its result, in one place. It judges anew by itself when a time has come that it names.</summary>
public sealed partial class RefreshPanel(IRefreshService refreshes) : AdminComponentBase
{
    private const string ReasonId = "refresh-reason";
    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(24);

    private readonly Loadable<RefreshVerdict> _verdict = new();
    private RefreshAnswer? _answer;
    private LoadFailure? _failure;
    private ITimer? _whenAllowed;
    private (UserId UserId, ConnectionId ConnectionId, int Version)? _checked;
    private JobId? _job;
    private bool _isSettled;
    private bool _isBusy;
    private bool _isOverriding;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <summary>The bank's name.</summary>
    [Parameter, EditorRequired]
    public string Institution { get; set; } = string.Empty;

    /// <summary>When data was last fetched with success, UTC; null where that is not known.</summary>
    [Parameter]
    public DateTimeOffset? DataAsOf { get; set; }

    /// <summary>How many accounts the connection has; null where that is not known.</summary>
    [Parameter]
    public int? Accounts { get; set; }

    /// <summary>Whether a refresh, where the checks allow it, is the next step: the page's filled button.</summary>
    [Parameter]
    public bool IsNext { get; set; } = true;

    /// <summary>What stands below, in the same panel.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    /// <summary>What the page has just read: the first checks rest on it, so that Basiq is asked once. Where there is none, the checks ask themselves.</summary>
    [Parameter]
    public UserDiagnoses? Diagnosed { get; set; }

    /// <summary>Another number has the checks made again.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>Something was asked for, whatever came of it; or a job of the connection has ended, or can no longer be followed. The page loads all of it again, the checks too.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    private RefreshVerdict? Verdict => _verdict.Value;

    private bool IsRunning => _job is not null && !_isSettled;

    private bool MayRefresh => Actor.May(Right.RefreshConnection);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        var now = (UserId, ConnectionId, Version);
        if (_checked == now)
        {
            return Task.CompletedTask;
        }

        _checked = now;
        return CheckAsync(ForeseeAsync);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _whenAllowed?.Dispose();
        base.Dispose(disposing);
    }

    private Task CheckAsync() => CheckAsync(AskAsync);

    private async Task CheckAsync(Func<CancellationToken, Task<RefreshVerdict>> check)
    {
        await LoadAsync(_verdict, check);
        Take();
    }

    private Task<RefreshVerdict> AskAsync(CancellationToken token) => refreshes.CheckAsync(Actor, UserId, ConnectionId, token);

    private async Task<RefreshVerdict> ForeseeAsync(CancellationToken token)
    {
        var foreseen = Diagnosed is null ? null : (await refreshes.ForeseeAsync(Actor, UserId, Diagnosed, token)).GetValueOrDefault(ConnectionId);
        return foreseen ?? await AskAsync(token);
    }

    private async Task RefreshAsync(string? overrideReason)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _failure, _answer) = (true, null, null);
        _failure = await TryAsync(async token => _answer = await refreshes.RefreshAsync(Actor, UserId, ConnectionId, overrideReason, token));
        if (ComponentToken.IsCancellationRequested)
        {
            return;
        }

        (_isBusy, _isOverriding) = (false, _isOverriding && _answer is null);
        if (_answer?.JobId is { } jobId)
        {
            Follow(jobId);
        }

        if (_answer is not null)
        {
            await OnChanged.InvokeAsync();
        }
    }

    private void Take()
    {
        if (ComponentToken.IsCancellationRequested)
        {
            return;
        }

        WaitUntilAllowed();
        if (Verdict?.JobUnderWay is { } jobId)
        {
            Follow(jobId);
        }
    }

    private void Follow(JobId job)
    {
        if (_job != job)
        {
            (_job, _isSettled) = (job, false);
        }
    }

    private Task SettledAsync()
    {
        (_isSettled, _answer) = (true, null);
        return OnChanged.InvokeAsync();
    }

    private void WaitUntilAllowed()
    {
        _whenAllowed?.Dispose();
        _whenAllowed = null;
        if (Verdict?.AllowedAgainAt is { } at && at - Now is var wait && wait > TimeSpan.Zero && wait < LongestTimer)
        {
            _whenAllowed = Clock.CreateTimer(_ => Post(CheckAsync), null, wait, Timeout.InfiniteTimeSpan);
        }
    }
}
