using System.Text.Json;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What a person's last change to a case replaced, kept with the case so that the same person can take the change back at once.</summary>
/// <param name="ById">Who made the change.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Version">The case's version after it.</param>
/// <param name="What">The change, in words.</param>
/// <param name="State">The state before.</param>
/// <param name="AssigneeId">Who looked after it before.</param>
/// <param name="AssigneeName">The same by name.</param>
/// <param name="SnoozedUntil">Until when it had been put aside.</param>
/// <param name="SnoozedForBank">Whether it had been put aside until the bank recovers.</param>
internal sealed record CaseBefore(string ById, DateTimeOffset At, int Version, string What, CaseState State, string AssigneeId, string? AssigneeName, DateTimeOffset? SnoozedUntil, bool SnoozedForBank)
{
    // The page offers it for ten seconds; a click in the last of them takes its time on a slow line.
    private static readonly TimeSpan Lasts = CaseUndo.Window + TimeSpan.FromSeconds(5);

    /// <summary>Notes what <paramref name="change"/> is about to replace; a change that cannot be taken back ends what could be before.</summary>
    public static void Keep(FailedJobCase found, CaseChange change, Actor actor, DateTimeOffset now)
    {
        var canBe = actor != Actor.System && change is CaseChange.Assign or CaseChange.SnoozeUntil or CaseChange.SnoozeForBank or CaseChange.Wake or CaseChange.Resolve;
        found.Undo = canBe
            ? JsonSerializer.Serialize(new CaseBefore(actor.Id, now, found.Version + 1, CaseChanges.Describe(change), found.State, found.AssigneeId, found.AssigneeName, found.SnoozedUntil, found.SnoozedForBank))
            : null;
    }

    /// <summary>What <paramref name="actor"/> may put back now; null where nothing, or where anything changed since.</summary>
    public static CaseBefore? Of(FailedJobCase found, Actor actor, DateTimeOffset now) =>
        found.Undo is { } json && JsonSerializer.Deserialize<CaseBefore>(json) is { } before
        && before.Version == found.Version && string.Equals(before.ById, actor.Id, StringComparison.Ordinal) && now - before.At <= Lasts
            ? before
            : null;

    /// <summary>Puts it back; the caller saves.</summary>
    public void Restore(FailedJobCase found, Actor actor, DateTimeOffset now, long? bulkActionKey)
    {
        (found.State, found.SnoozedUntil, found.SnoozedForBank) = (State, SnoozedUntil, SnoozedForBank);
        (found.AssigneeId, found.AssigneeName) = (AssigneeId, AssigneeName);
        (found.ResolvedAt, found.ResolvedHow, found.ResolvedBy, found.Resolution, found.ResolutionReason) = (null, null, null, null, null);
        found.Undo = null;
        found.Version++;
        found.Note(CaseEventKind.Undone, actor, now, What, bulkActionKey);
    }
}
