using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Audit;

namespace BasiqAdmin.Components.Pages.Audit;

/// <summary>Recomputes the chain on demand and shows its head, or where it breaks.</summary>
public sealed partial class VerifyPanel(IAuditLog audit) : AdminComponentBase
{
    private string? _noted;
    private string? _notedProblem;
    private bool _isBusy;
    private AuditVerification? _result;
    private LoadFailure? _failure;

    private async Task VerifyAsync()
    {
        AuditHead? noted = null;
        if (!string.IsNullOrWhiteSpace(_noted) && !AuditHead.TryParse(_noted, out noted))
        {
            _notedProblem = "A head is a number, a colon and 64 hexadecimal digits.";
            return;
        }

        (_isBusy, _notedProblem, _result) = (true, null, null);
        _failure = await TryAsync(async token => _result = await audit.VerifyAsync(Actor, noted, token));
        _isBusy = false;
    }
}
