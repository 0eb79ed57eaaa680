namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>What somebody is about to do to a case, or to many.</summary>
public enum DraftKind
{
    Assign,
    Snooze,
    Wake,
    Resolve,
    Reopen,
}
