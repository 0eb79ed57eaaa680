using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Components.Pages.Diagnoses;

/// <summary>The next step that a page offers as its one filled button.</summary>
public enum NextAction
{
    /// <summary>Nothing that a button could do.</summary>
    None = 0,

    /// <summary>Fetch the data now.</summary>
    Refresh = 1,

    /// <summary>Send the customer what to do.</summary>
    CopyMessage = 2,

    /// <summary>Hand it over to Basiq's support.</summary>
    Report = 3,
}

/// <summary>Which step is next.</summary>
public static class NextActions
{
    /// <summary>The next step about a connection with <paramref name="diagnosis"/>; null where nothing is wrong with it.</summary>
    public static NextAction Of(Diagnosis? diagnosis, DateTimeOffset now) => diagnosis switch
    {
        null => NextAction.Refresh,
        { Cause: Cause.CustomerConnecting or Cause.NotKnown or Cause.Superseded or Cause.DataPurged } => NextAction.None,
        { Retry: { Kind: RetryKind.Refresh } retry } when !(retry.At > now) => NextAction.Refresh,
        { Owner: ActionOwner.Customer } => NextAction.CopyMessage,
        { Owner: ActionOwner.Basiq, CanClearItself: false, JobId: not null } => NextAction.Report,
        _ => NextAction.None,
    };
}
