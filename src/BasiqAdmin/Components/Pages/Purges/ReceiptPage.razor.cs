using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>
/// The evidence of one purge. While Basiq's part of it is unsettled the page looks again by itself, less and less often;
/// what waits for a person is looked at when <see cref="FrameFeed"/> no longer names it.
/// </summary>
public sealed partial class ReceiptPage(IPurgeService purges, IUserDirectory directory, FrameFeed feed) : AdminComponentBase
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Loadable<PurgeReceipt?> _receipt = new();
    private readonly Loadable<string?> _userName = new();
    private UserId? _named;
    private ITimer? _lookAgain;
    private TimeSpan _wait = FirstWait;
    private bool _isKnownToWait;
    private Guid _loaded;

    /// <summary>The purge, from the address.</summary>
    [Parameter]
    public Guid Purge { get; set; }

    /// <summary>Whether the approval is opened; 1 for yes.</summary>
    [SupplyParameterFromQuery(Name = "approve")]
    public string? Approve { get; set; }

    // Of a purge that was carried out the paper is what is wanted next.
    private bool IsEvidence => _receipt.Value is { State: PurgeState.Done };

    private bool IsNamedByFeed => feed.Newest.WaitingPurges.Any(purge => purge.Id == Purge);

    // The heading is the same for all; the tabs of two receipts can be told apart.
    private string DocumentTitle => _receipt.Value is { } receipt
        ? $"Receipt {receipt.Number} · {receipt.InstitutionName}{(_userName.Value is { } name ? $" · {ShortText.Name(name)}" : null)}"
        : "Purge receipt";

    /// <inheritdoc/>
    protected override void OnInitialized() => RegisterForDispose(feed.Subscribe(SeeFeed));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Purge)
        {
            return;
        }

        _loaded = Purge;
        _receipt.Clear();
        _userName.Clear();
        _named = null;
        _wait = FirstWait;
        await ReloadAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _lookAgain?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync(_receipt, token => purges.GetAsync(Actor, Purge, token));
        FollowWhileUnsettled();
        await NameUserAsync();
    }

    // The receipt itself holds no personal details; the name stands beside the id as far as the directory knows it, masked.
    private async Task NameUserAsync()
    {
        if (_receipt.Value is { } receipt && _named != receipt.UserId)
        {
            _named = receipt.UserId;
            await LoadAsync(_userName, async token =>
                (await directory.SearchAsync(Actor, new UserFilter(receipt.UserId.Value), new PageRequest(), token)).Items.FirstOrDefault(user => user.Id == receipt.UserId)?.Masked.Name);
        }
    }

    private void Take(PurgeReceipt receipt)
    {
        // A decision can come back when another receipt is being looked at.
        if (receipt.Id == Purge)
        {
            _receipt.Succeed(receipt);
            FollowWhileUnsettled();
            // Whoever waits for the decision hears of it by the feed.
            feed.LookSoon();
        }
    }

    // On the feed's time: only what was decided is worth the page's.
    private void SeeFeed()
    {
        var wasWaiting = _isKnownToWait;
        _isKnownToWait = IsNamedByFeed;
        if (wasWaiting && !_isKnownToWait)
        {
            Post(() => _receipt.Value is { State: PurgeState.WaitingForSecondPerson } ? ReloadAsync() : Task.CompletedTask);
        }
    }

    private void FollowWhileUnsettled()
    {
        _lookAgain?.Dispose();
        _lookAgain = null;
        if (ComponentToken.IsCancellationRequested || _receipt.Value is not { } receipt || !ReceiptText.IsUnsettled(receipt))
        {
            return;
        }

        if (receipt.State == PurgeState.WaitingForSecondPerson)
        {
            _isKnownToWait = IsNamedByFeed;
            feed.LookSoon();
            return;
        }

        _lookAgain = Clock.CreateTimer(_ => Post(ReloadAsync), null, _wait, Timeout.InfiniteTimeSpan);
        _wait = _wait * 2 < LongestWait ? _wait * 2 : LongestWait;
    }
}
