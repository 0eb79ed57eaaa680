using System.Globalization;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Services.Audit;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>Says whether the trail is intact. A trail of moderate length is checked as soon as it is seen, a long one when somebody asks.</summary>
public sealed partial class VerifyPanel(IAuditLog audit) : AdminComponentBase
{
    // Some tenths of a second of computing; a longer trail would make every visit slow.
    private const long MostCheckedUnasked = 20_000;

    private string? _noted;
    private string? _notedProblem;
    private bool _isBusy;
    private bool _wasBegun;
    private DateTimeOffset _checkedAt;
    private AuditVerification? _result;
    private LoadFailure? _failure;

    /// <summary>Number of the newest entry of the trail; null while it is not known.</summary>
    [Parameter]
    public long? Newest { get; set; }

    private string CheckedText => Now - _checkedAt < TimeSpan.FromMinutes(1) ? "just now" : RelativeTime.Describe(_checkedAt, Now, Zone);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => !_wasBegun && Newest <= MostCheckedUnasked ? VerifyAsync() : Task.CompletedTask;

    private async Task VerifyAsync()
    {
        AuditHead? noted = null;
        if (!string.IsNullOrWhiteSpace(_noted) && !AuditHead.TryParse(_noted, out noted))
        {
            _notedProblem = "A checkpoint is a number, a colon and 64 hexadecimal digits.";
            return;
        }

        (_wasBegun, _isBusy, _notedProblem, _result) = (true, true, null, null);
        _failure = await TryAsync(async token => _result = await audit.VerifyAsync(Actor, noted, token));
        (_isBusy, _checkedAt) = (false, Now);
    }
}
