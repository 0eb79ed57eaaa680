using BasiqAdmin.Display;
using System.Globalization;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>What somebody fills in before a case is changed; it outlives a refusal, so that nothing typed is lost.</summary>
public sealed class CaseDraft(DraftKind kind, long? number = null)
{
    private const int ShortestReason = 3;
    private const int MorningHour = 9;

    /// <summary>Characters of a reason at most.</summary>
    public const int LongestReason = 500;

    /// <summary>What is about to be done.</summary>
    public DraftKind Kind { get; } = kind;

    /// <summary>Under which name the browser keeps what is typed, so that it outlives a restart of the server.</summary>
    public string Name { get; } = $"{kind}-{number?.ToString(CultureInfo.InvariantCulture) ?? "several"}";

    /// <summary>To whom it is given; empty for nobody.</summary>
    public string AssigneeId { get; set; } = string.Empty;

    /// <summary>Why.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Why it is resolved, as one of a few reasons; null until one is chosen.</summary>
    public ResolutionReason? Code { get; set; }

    /// <summary>How long it is put aside.</summary>
    public SnoozeChoice Snooze { get; set; } = SnoozeChoice.TomorrowMorning;

    /// <summary>Until when, by the person's own clock.</summary>
    public DateTime? OwnTime { get; set; }

    /// <summary>Whether all that it asks for has been given. Nobody is a choice; somebody who is not among <paramref name="people"/>, say because they are not loaded, is none.</summary>
    public bool IsComplete(IReadOnlyList<Person> people) => Kind switch
    {
        DraftKind.Assign => AssigneeId.Length == 0 || people.Any(person => person.Id == AssigneeId),
        DraftKind.Resolve when Code is not null => Reason.Trim().Length <= LongestReason,
        DraftKind.Resolve or DraftKind.Reopen => Reason.Trim().Length is >= ShortestReason and <= LongestReason,
        DraftKind.Snooze => Snooze != SnoozeChoice.OwnTime || OwnTime is not null,
        _ => true,
    };

    /// <summary>The change as the inbox takes it, once <see cref="IsComplete"/>; times are those of <paramref name="zone"/>.</summary>
    public CaseChange ToChange(IReadOnlyList<Person> people, DateTimeOffset now, TimeZoneInfo zone) => Kind switch
    {
        DraftKind.Assign => new CaseChange.Assign(AssigneeId.Length == 0 ? null : people.First(person => person.Id == AssigneeId)),
        DraftKind.Snooze => Snooze == SnoozeChoice.BankRecovers ? new CaseChange.SnoozeForBank() : new CaseChange.SnoozeUntil(Until(now, zone)),
        DraftKind.Wake => new CaseChange.Wake(),
        DraftKind.Resolve => new CaseChange.Resolve(Reason.Trim()) { Code = Code },
        _ => new CaseChange.Reopen(Reason.Trim()),
    };

    private DateTimeOffset Until(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        return Snooze switch
        {
            SnoozeChoice.FourHours => now.AddHours(4),
            SnoozeChoice.NextWeek => In(zone, today.AddDays(7).AddHours(MorningHour)),
            SnoozeChoice.OwnTime when OwnTime is { } own => In(zone, own),
            _ => In(zone, today.AddDays(1).AddHours(MorningHour)),
        };
    }

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}

/// <summary>How long a case is put aside.</summary>
public enum SnoozeChoice
{
    FourHours,
    TomorrowMorning,
    NextWeek,
    OwnTime,
    BankRecovers,
}
