namespace BasiqAdmin.Services.Diagnoses;

/// <summary>Whether, how and when to try again.</summary>
/// <param name="Kind">What to do, if anything.</param>
/// <param name="At">Not before this time, UTC; for <see cref="RetryKind.BasiqRetries"/> the time at which Basiq gives up; null where no time is known.</param>
/// <param name="Text">The advice as a sentence for staff; times in it are in UTC, see <see cref="TimeInText"/>.</param>
public sealed record RetryAdvice(RetryKind Kind, DateTimeOffset? At, string Text)
{
    /// <summary>Whether a member of staff is told to refresh the connection, now or later.</summary>
    public bool IsRefresh => Kind is RetryKind.Refresh or RetryKind.RefreshAfterCustomer;
}
