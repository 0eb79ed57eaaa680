using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What the inbox is narrowed to; what is null does not narrow.</summary>
public sealed record CaseFilter
{
    /// <summary>The value of <see cref="Assignee"/> for cases that nobody looks after.</summary>
    public const string Nobody = "";

    /// <summary>Narrows nothing and folds nothing.</summary>
    public static CaseFilter Everything { get; } = new() { FoldOutages = false };

    /// <summary>Cases in this state; a list is always of one state.</summary>
    public CaseState State { get; init; } = CaseState.Open;

    /// <summary>Only where these must act.</summary>
    public ActionOwner? Owner { get; init; }

    /// <summary>Only with this cause.</summary>
    public Cause? Cause { get; init; }

    /// <summary>Only at this bank.</summary>
    public InstitutionId? Institution { get; init; }

    /// <summary>Only through this connector; says nothing without <see cref="Institution"/>.</summary>
    public ConnectionMethod? Method { get; init; }

    /// <summary>Only with this code, as Basiq spells it.</summary>
    public string? Code { get; init; }

    /// <summary>Only failed at this step, as Basiq spells it.</summary>
    public string? Step { get; init; }

    /// <summary>Only assigned to the person with this id; <see cref="Nobody"/> for nobody.</summary>
    public string? Assignee { get; init; }

    /// <summary>Only if the first failure is at least this long ago.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>Only if the first failure is less than this long ago.</summary>
    public TimeSpan? YoungerThan { get; init; }

    /// <summary>Only of the user, connection or job with this whole id.</summary>
    public string? Text { get; init; }

    /// <summary>Leaves out what an outage of its bank explains; <see cref="IFailedJobInbox.FoldsAsync"/> tells of it.</summary>
    public bool FoldOutages { get; init; } = true;

    /// <summary>Only what the outage of this bank explains: the inside of a fold.</summary>
    public InstitutionId? InOutageOf { get; init; }
}
