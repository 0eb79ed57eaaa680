using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Purges;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Purges;

/// <summary>The evidence of one purge. While it is unsettled the page looks again by itself.</summary>
public sealed partial class ReceiptPage(IPurgeService purges, TimeProvider time) : AdminComponentBase
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(2);

    private readonly Loadable<PurgeReceipt?> _receipt = new();
    private ITimer? _lookAgain;
    private Guid _loaded;

    /// <summary>The purge, from the address.</summary>
    [Parameter]
    public Guid Purge { get; set; }

    /// <summary>Whether the approval is opened; 1 for yes.</summary>
    [SupplyParameterFromQuery(Name = "approve")]
    public string? Approve { get; set; }

    // By bank and id, so that the tabs of two receipts can be told apart; a person's name does not belong into the browser's history.
    private string DocumentTitle => _receipt.Value is { } receipt ? $"{receipt.InstitutionName}, {ShortText.Middle(Purge.ToString("D"))} · Purge receipt" : $"{ShortText.Middle(Purge.ToString("D"))} · Purge receipt";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == Purge)
        {
            return;
        }

        _loaded = Purge;
        _receipt.Clear();
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
    }

    private void Take(PurgeReceipt receipt)
    {
        // A decision can come back when another receipt is being looked at.
        if (receipt.Id == Purge)
        {
            _receipt.Succeed(receipt);
            FollowWhileUnsettled();
        }
    }

    private void LookAgain(object? state) => _ = InvokeAsync(ReloadAsync);

    private void FollowWhileUnsettled()
    {
        _lookAgain?.Dispose();
        _lookAgain = null;
        if (!Gone.IsCancellationRequested && _receipt.Value is { } receipt && ReceiptWords.IsUnsettled(receipt))
        {
            _lookAgain = time.CreateTimer(LookAgain, null, LookAgainAfter, Timeout.InfiniteTimeSpan);
        }
    }
}
