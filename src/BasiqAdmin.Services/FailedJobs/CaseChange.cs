using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What a person does to a case, or to many at once.</summary>
public abstract record CaseChange
{
    private CaseChange()
    {
    }

    /// <summary>Gives it to somebody; null takes it from whoever has it.</summary>
    public sealed record Assign(Person? To) : CaseChange;

    /// <summary>Writes a note of 1 to 2000 characters.</summary>
    public sealed record AddNote(string Text) : CaseChange;

    /// <summary>Puts it aside until a time in the future, at most a year ahead.</summary>
    public sealed record SnoozeUntil(DateTimeOffset Until) : CaseChange;

    /// <summary>Puts it aside until the bank is no longer in a major outage.</summary>
    public sealed record SnoozeForBank : CaseChange;

    /// <summary>Takes it back before its time.</summary>
    public sealed record Wake : CaseChange;

    /// <summary>Ends it, with a reason of 3 to 500 characters; beside a <see cref="Code"/> they are a note of at most 500, which may be empty.</summary>
    public sealed record Resolve(string Reason) : CaseChange
    {
        /// <summary>Why, as one of a few reasons; null where the words alone say it.</summary>
        public ResolutionReason? Code { get; init; }
    }

    /// <summary>Opens a resolved one again, with a reason of 3 to 500 characters.</summary>
    public sealed record Reopen(string Reason) : CaseChange;
}
