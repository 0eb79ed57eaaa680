using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Demo;

/// <summary>The failures in a row that a case is about, what people do about it, and how it ends.</summary>
internal sealed class DemoCasePlan(DemoConnection connection)
{
    public DemoConnection Connection => connection;

    /// <summary>The failed jobs with what was judged of each, oldest first.</summary>
    public List<(DemoJob Job, Diagnosis Diagnosis)> Failures { get; } = [];

    /// <summary>What people do, in the order of time; may hold more than comes to pass.</summary>
    public List<(DateTimeOffset At, Actor Actor, CaseChange Change)> Steps { get; } = [];

    /// <summary>Notes that the recovery queue leaves in the case.</summary>
    public List<(DateTimeOffset At, Data.Entities.CaseEventKind Kind, string? Text)> Queue { get; } = [];

    /// <summary>The success that ends it; null while it is open, or when a person ends it.</summary>
    public DemoJob? ClosedBy { get; set; }

    /// <summary>When the app saw the first failure.</summary>
    public DateTimeOffset OpenedAt => Failures[0].Job.EndedAt.AddSeconds(2);

    /// <summary>When a person ends it, if somebody does.</summary>
    public DateTimeOffset? ResolvedAt => Steps.Where(step => step.Change is CaseChange.Resolve).Select(step => (DateTimeOffset?)step.At).FirstOrDefault();
}
