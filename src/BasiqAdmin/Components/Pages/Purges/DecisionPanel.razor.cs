using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Sessions;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>What the person at hand can do about a purge that waits, is not settled, or did not take place.</summary>
public sealed partial class DecisionPanel(IPurgeService purges, IStaffSessions sessions) : AdminComponentBase
{
    private readonly Loadable<PurgePreCheck> _checks = new();
    private readonly Loadable<DateTimeOffset?> _provenUntil = new();
    private string _reason = string.Empty;
    private bool _isApproving;
    private bool _isDeclining;
    private bool _isBusy;
    private LoadFailure? _failure;

    /// <summary>The purge.</summary>
    [Parameter, EditorRequired]
    public PurgeReceipt Receipt { get; set; } = null!;

    /// <summary>Whether the approval is open from the start, such as after signing in again for it.</summary>
    [Parameter]
    public bool IsApproval { get; set; }

    /// <summary>Hands on the receipt as it is after the decision.</summary>
    [Parameter]
    public EventCallback<PurgeReceipt> OnDecided { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", Receipt.UserId.Value), new("connectionId", Receipt.ConnectionId.Value)];

    private bool IsOwn => string.Equals(Receipt.RequesterId, Actor.Id, StringComparison.Ordinal);

    private string Draft => $"decline-{Receipt.Id:D}";

    private bool IsWaiting => Receipt.State is PurgeState.WaitingForSecondPerson;

    private bool CanDecide => IsWaiting && !IsOwn && Actor.May(Right.ApprovePurge);

    private bool CanWithdraw => IsWaiting && IsOwn && Actor.May(Right.RequestPurge);

    private bool CanReadBack => Receipt.State is PurgeState.Unknown && (Actor.May(Right.RequestPurge) || Actor.May(Right.ApprovePurge));

    private bool CanRepeat => Receipt.State is PurgeState.Unknown or PurgeState.Refused && Actor.May(Right.RequestPurge);

    private bool IsProofMissing => _provenUntil is { Face: LoadFace.Ready, Value: null };

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => IsApproval && CanDecide ? StartApprovingAsync() : Task.CompletedTask;

    // A second person decides by what is true now, not by what was true when it was asked for.
    private Task StartApprovingAsync()
    {
        _isApproving = true;
        return Task.WhenAll(CheckAgainAsync(), LoadAsync(_provenUntil, token => sessions.ProvenUntilAsync(Actor, token)));
    }

    private Task CheckAgainAsync() => LoadAsync(_checks, token => purges.PreCheckAgainAsync(Actor, Receipt.Id, token));

    private void CloseDialogs() => (_isApproving, _isDeclining, _failure) = (false, false, null);

    // What a second person asks for is done even when the page goes meanwhile.
    private Task ApproveAsync() => DecideAsync(() => purges.ApproveAsync(Actor, Receipt.Id, CancellationToken.None));

    private Task DeclineAsync() => DecideAsync(() => purges.DeclineAsync(Actor, Receipt.Id, _reason.Trim(), CancellationToken.None));

    private Task WithdrawAsync() => DecideAsync(() => purges.WithdrawAsync(Actor, Receipt.Id, CancellationToken.None));

    private Task ReadBackAsync() => DecideAsync(() => purges.ReadBackAsync(Actor, Receipt.Id, ComponentToken));

    private async Task DecideAsync(Func<Task<PurgeReceipt>> decide)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);
        PurgeReceipt? after = null;
        _failure = await TryAsync(async _ => after = await IfProvenAsync(decide));
        _isBusy = false;
        if (after is not null)
        {
            CloseDialogs();
            await OnDecided.InvokeAsync(after);
        }
    }

    private async Task<PurgeReceipt?> IfProvenAsync(Func<Task<PurgeReceipt>> decide)
    {
        try
        {
            return await decide();
        }
        catch (ProofRequiredException)
        {
            _provenUntil.Succeed(null);
            return null;
        }
    }
}
