using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Text;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>Asks for everything that a purge needs, sends it once, and leads to its receipt. Nothing typed is lost by a failure.</summary>
public sealed partial class PurgeDialog(IPurgeService purges, IStaffSessions sessions, NavigationManager navigation) : AdminComponentBase
{
    private const int ShortestReason = 3;
    private const int LongestReason = 500;

    private readonly Loadable<PurgePreCheck> _preCheck = new();
    private readonly Loadable<DateTimeOffset?> _provenUntil = new();
    private string _reason = string.Empty;
    private string _typedId = string.Empty;
    private bool _isReasonLeft;
    private bool _isTypedLeft;
    private bool _isBusy;
    private bool _mayHaveBeenSent;
    private LoadFailure? _failure;

    /// <summary>Whose connection it is.</summary>
    [Parameter, EditorRequired]
    public UserId UserId { get; set; }

    /// <summary>The connection.</summary>
    [Parameter, EditorRequired]
    public ConnectionId ConnectionId { get; set; }

    /// <summary>The bank's name.</summary>
    [Parameter, EditorRequired]
    public string Institution { get; set; } = string.Empty;

    /// <summary>The user's masked name.</summary>
    [Parameter, EditorRequired]
    public string UserName { get; set; } = string.Empty;

    /// <summary>The earlier purge that this one knowingly repeats.</summary>
    [Parameter]
    public Guid? Repeats { get; set; }

    /// <summary>Closes the dialog without a purge.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, object?>> LogIds => [new("userId", UserId.Value), new("connectionId", ConnectionId.Value)];

    private bool IsReasonGiven => _reason.Trim().Length is >= ShortestReason and <= LongestReason;

    // What is typed outlives a reload and the way to the provider and back, in this tab only.
    private string Draft => $"purge-{ConnectionId.Value}";

    private string TypedDraft => $"{Draft}-id";

    private bool IsProofMissing => _provenUntil is { Face: LoadFace.Ready, Value: null };

    // Whoever has to sign in again first is told so before they type anything.
    private bool AsksForInput => (!IsStopped && !IsProofMissing && _provenUntil.Face is not LoadFace.Loading) || IsBegun;

    // What was typed before the checks came out against it is not thrown away.
    private bool IsStopped => IsBlocked && !IsBegun;

    private bool IsBlocked => _preCheck.Value is { Allowed: false };

    private bool IsBegun => _reason.Length > 0 || _typedId.Length > 0 || _isReasonLeft || _isTypedLeft;

    private bool IsStoppedOnce => _preCheck.Value?.Checks.Count(check => check.Verdict == CheckVerdict.Failed) == 1;

    private bool IsIdTyped => string.Equals(PastedId.Of(_typedId), ConnectionId.Value, StringComparison.Ordinal);

    private bool CanPurge => !IsProofMissing && _preCheck.Value is { Allowed: true } && IsReasonGiven && IsIdTyped;

    private string? ReasonError => _isReasonLeft && !IsReasonGiven ? "Say why, in a few words." : null;

    private string? TypedError => _isTypedLeft && _typedId.Length > 0 && !IsIdTyped ? "This is not the id of this connection." : null;

    private string Title => $"Purge {Institution} data for {ShortText.Name(UserName)}";

    private string DataToGo => _preCheck.Value?.Accounts switch
    {
        null => "All accounts and their transactions are",
        0 => "What is left of its data is",
        1 => "1 account and its transactions are",
        var accounts => $"{accounts} accounts and their transactions are",
    };

    private string FailureTitle => _mayHaveBeenSent ? "It is not certain what happened" : "Nothing was purged";

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => Task.WhenAll(CheckAsync(), LoadAsync(_provenUntil, token => sessions.ProvenUntilAsync(Actor, token)));

    private Task CheckAsync() => LoadAsync(_preCheck, token => purges.PreCheckAsync(Actor, UserId, ConnectionId, token));

    private async Task PurgeAsync()
    {
        if (_isBusy || !CanPurge)
        {
            return;
        }

        (_isBusy, _failure, _mayHaveBeenSent) = (true, null, false);
        PurgeReceipt? receipt = null;
        var unexpected = await TryAsync(async _ => receipt = await RequestAsync());
        if (ComponentToken.IsCancellationRequested)
        {
            return;
        }

        _isBusy = false;
        if (unexpected is not null)
        {
            (_failure, _mayHaveBeenSent) = (unexpected with { CanRetry = false }, true);
        }

        if (receipt is not null)
        {
            navigation.NavigateTo(AdminRoutes.Purge(receipt.Id));
        }
    }

    // Null when it was certainly not sent; the dialog then says why.
    private async Task<PurgeReceipt?> RequestAsync()
    {
        try
        {
            // Not cancelled with the page: whoever closes the browser now has asked for it all the same.
            return await purges.RequestAsync(Actor, new PurgeCommand(UserId, ConnectionId, _reason.Trim(), _typedId, Repeats), CancellationToken.None);
        }
        catch (PurgeRejectedException rejected)
        {
            _failure = new LoadFailure(rejected.Message, CanRetry: false);
            if (rejected.PreCheck is { } found)
            {
                _preCheck.Succeed(found);
            }
        }
        catch (ProofRequiredException)
        {
            _provenUntil.Succeed(null);
        }
        catch (AccessDeniedException denied)
        {
            _failure = FailureText.Describe(denied, reference: null);
        }

        return null;
    }
}
