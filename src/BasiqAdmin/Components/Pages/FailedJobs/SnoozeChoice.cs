namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>How long a case is put aside.</summary>
public enum SnoozeChoice
{
    FourHours,
    TomorrowMorning,
    NextWeek,
    OwnTime,
    BankRecovers,
}
