using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>A case as somebody saw it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">Its version then.</param>
public sealed record CaseRef(long Number, int Version);

/// <summary>A case with its history, oldest first.</summary>
public sealed record CaseDetails(CaseRow Row, IReadOnlyList<CaseHistoryEntry> History);

/// <summary>Something that happened to a case, notes included.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="ActorName">Who.</param>
/// <param name="Kind">What.</param>
/// <param name="Text">The note, the reason, or what it became.</param>
/// <param name="InBulk">Whether it was part of a bulk action.</param>
public sealed record CaseHistoryEntry(DateTimeOffset At, string ActorName, CaseEventKind Kind, string? Text, bool InBulk);

/// <summary>Writes a case's history.</summary>
internal static class CaseEvents
{
    public static void Note(this FailedJobCase about, CaseEventKind kind, Actor actor, DateTimeOffset at, string? text = null, long? bulkActionKey = null) =>
        about.Events.Add(new CaseEvent { At = at, ActorId = actor.Id, ActorName = actor.Name, Kind = kind, Text = text, BulkActionKey = bulkActionKey });
}

/// <summary>What the cases of one state can be narrowed to.</summary>
/// <param name="Banks">Their banks, by name.</param>
/// <param name="Codes">Their codes, as Basiq spells them.</param>
/// <param name="Steps">The steps at which their jobs failed.</param>
public sealed record CaseFacets(IReadOnlyList<BankFacet> Banks, IReadOnlyList<string> Codes, IReadOnlyList<string> Steps);

/// <summary>The cases with one cause, in the inbox's order of groups.</summary>
/// <param name="Owner">Who must act.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Count">How many cases the filter leaves in it.</param>
public sealed record CaseGroup(ActionOwner Owner, Cause Cause, string Title, int Count)
{
    /// <summary>How many of them first failed in the last 24 hours: a day that is the same in every zone.</summary>
    public int LastDay { get; init; }

    /// <summary>When the first job of the oldest of them failed, UTC.</summary>
    public required DateTimeOffset OldestAt { get; init; }

    /// <summary>What stands out about the cause, whatever the filter.</summary>
    public CaseMarks Marks { get; init; } = CaseMarks.None;
}

/// <summary>A bank that has cases.</summary>
public sealed record BankFacet(InstitutionId Id, string Name);

/// <summary>The cases that an outage of their bank explains, folded into one line.</summary>
/// <param name="InstitutionId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Count">How many cases the filter leaves in it.</param>
/// <param name="SinceAt">When the bank's outage was first seen, UTC, as everywhere else; null where nobody has seen it begin.</param>
public sealed record OutageFold(InstitutionId InstitutionId, string BankName, int Count, DateTimeOffset? SinceAt);

/// <summary>Counts for the inbox's filters.</summary>
/// <param name="Open">Open cases.</param>
/// <param name="ByOwner">Open cases by who must act.</param>
/// <param name="Mine">Open cases that the asking person looks after.</param>
/// <param name="Unassigned">Open cases that nobody looks after.</param>
/// <param name="Snoozed">Cases put aside.</param>
/// <param name="Resolved">Cases that have ended.</param>
/// <param name="OldestAt">When the oldest open case's first job failed, UTC.</param>
public sealed record InboxCounts(int Open, IReadOnlyDictionary<ActionOwner, int> ByOwner, int Mine, int Unassigned, int Snoozed, int Resolved, DateTimeOffset? OldestAt)
{
    /// <summary>How far the first look at every user has come; null when it is through.</summary>
    public FirstRound? FirstRound { get; init; }
}

/// <summary>
/// Counts for the inbox's tabs and for its chips of who must act. Each is how many the list and the folds of outages above it hold when just that tab or chip is chosen
/// and all else stays: tabs obey the chosen chip, chips obey the chosen tab, both obey every other filter.
/// </summary>
/// <param name="Open">Open cases.</param>
/// <param name="Mine">Those of them that the asking person looks after.</param>
/// <param name="Snoozed">Cases put aside.</param>
/// <param name="Resolved">Cases that have ended, at most <see cref="CountedTo"/>.</param>
/// <param name="All">The chip of everybody: all in the chosen tab.</param>
/// <param name="ByOwner">The chosen tab by who must act; who must act in none is left out.</param>
public sealed record InboxTabs(int Open, int Mine, int Snoozed, int Resolved, int All, IReadOnlyDictionary<ActionOwner, int> ByOwner)
{
    /// <summary>Beyond so many, ended cases are not counted one by one.</summary>
    public const int CountedTo = 10_000;
}

/// <summary>How failures went over some days.</summary>
/// <param name="From">First day, UTC.</param>
/// <param name="Days">How many days.</param>
/// <param name="ByOwner">Failed jobs per day and who must act; days without any are left out.</param>
/// <param name="ByBank">Failed jobs per day and bank, for the banks with most of them.</param>
/// <param name="OtherBanks">Failed jobs of all other banks.</param>
/// <param name="Resolved">Cases that ended in these days.</param>
/// <param name="MedianTimeToResolution">Half of them took no longer than this from their first failure; null when none ended.</param>
public sealed record InboxTrend(
    DateOnly From,
    int Days,
    IReadOnlyList<OwnerDay> ByOwner,
    IReadOnlyList<BankDay> ByBank,
    int OtherBanks,
    int Resolved,
    TimeSpan? MedianTimeToResolution)
{
    /// <summary>The first day of which anything can be known, UTC: Basiq lists the jobs of 7 days, so nobody knows what was before the week that ended with the first contact. Default: all are known.</summary>
    public DateOnly KnownFrom { get; init; } = DateOnly.MinValue;
}

/// <summary>Failed jobs of one UTC day by who must act.</summary>
public sealed record OwnerDay(DateOnly Day, ActionOwner Owner, int Failures);

/// <summary>Failed jobs of one UTC day at one bank.</summary>
public sealed record BankDay(DateOnly Day, InstitutionId? InstitutionId, string BankName, int Failures);

/// <summary>How far the first look at every user's jobs has come: until it is through, failures exist that nobody has seen.</summary>
/// <param name="LookedAt">Users whose jobs have been read.</param>
/// <param name="NotRead">Users of whom Basiq could not be asked so far; they are tried again and hold up nobody.</param>
/// <param name="All">Users in the directory that Basiq knows, or that were not looked up yet.</param>
public sealed record FirstRound(int LookedAt, int NotRead, int All)
{
    /// <summary>How far it has come; null when it is through.</summary>
    internal static async Task<FirstRound?> ReadAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var never = DateTimeOffset.UnixEpoch;
        var users = context.Set<DirectoryUser>();
        if (!await users.AnyAsync(user => user.State == DirectoryState.Known && user.JobsVisitedAt == never && user.JobsFailures == 0, cancellationToken)
            && !await users.AnyAsync(user => user.State == DirectoryState.Pending && user.SyncFailures == 0, cancellationToken))
        {
            return null;
        }

        var known = users.Where(user => user.State != DirectoryState.NotFound);
        var all = await known.CountAsync(cancellationToken);
        var looked = await known.CountAsync(user => user.JobsVisitedAt != never, cancellationToken);
        var notRead = await known.CountAsync(user => user.JobsVisitedAt == never && (user.JobsFailures > 0 || (user.State == DirectoryState.Pending && user.SyncFailures > 0)), cancellationToken);
        return new FirstRound(looked, notRead, all);
    }
}

/// <summary>A member of staff to whom cases can be given.</summary>
/// <param name="Id">Stable id from the sign-in.</param>
/// <param name="Name">Display name.</param>
public sealed record Person(string Id, string Name);

/// <summary>What a bulk change would reach.</summary>
/// <param name="Description">The change, in words.</param>
/// <param name="Total">How many cases the filter matches; more than <see cref="Limit"/> are not changed at once.</param>
/// <param name="Refs">The cases as they are now, newest failure first, at most <see cref="Limit"/>; to be given back to be changed.</param>
/// <param name="Rows">The first of them, to be shown.</param>
public sealed record BulkPreview(string Description, int Total, IReadOnlyList<CaseRef> Refs, IReadOnlyList<CaseRow> Rows)
{
    /// <summary>Cases that one bulk change reaches at most.</summary>
    public const int Limit = 500;
}

/// <summary>What a bulk change did.</summary>
/// <param name="Changed">Cases that were changed.</param>
/// <param name="Skipped">Cases that were left alone, because somebody else had changed them or because the change makes no sense for them.</param>
public sealed record BulkResult(int Changed, IReadOnlyList<long> Skipped)
{
    /// <summary>The cases that were changed, as they are now: to take the change back.</summary>
    public IReadOnlyList<CaseRef> Refs { get; init; } = [];
}

/// <summary>A bulk change in its history.</summary>
public sealed record BulkRow(long Key, DateTimeOffset At, string ActorName, string Description, int Changed, int Skipped);

/// <summary>Somebody else changed the case in the meantime; nothing was written. The message says who and what, and can be shown.</summary>
public sealed class CaseConflictException(string message, CaseDetails current) : Exception(message)
{
    /// <summary>The case as it is now.</summary>
    public CaseDetails Current { get; } = current;
}
