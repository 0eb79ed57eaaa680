using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;

namespace BasiqAdmin.Services.Demo;

/// <summary>The invented world that the demo's history has to agree with.</summary>
/// <param name="Seed">The same seed and scene give the same history.</param>
/// <param name="Now">When the history ends, UTC.</param>
/// <param name="People">Who worked in it, at least one of each role that does.</param>
/// <param name="Connectors">Every connector.</param>
/// <param name="Users">The users that get a history.</param>
public sealed record DemoScene(int Seed, DateTimeOffset Now, IReadOnlyList<Actor> People, IReadOnlyList<DemoConnector> Connectors, IReadOnlyList<DemoUser> Users);

/// <summary>A connector, as it is now.</summary>
/// <param name="BankId">The bank.</param>
/// <param name="BankName">Its name.</param>
/// <param name="Method">How it is reached.</param>
/// <param name="Status">Health.</param>
/// <param name="Stage">How settled it is.</param>
/// <param name="Since">Since when it has that status, UTC.</param>
/// <param name="SignIn">How long signing in usually takes.</param>
/// <param name="Accounts">How long reading the accounts usually takes.</param>
/// <param name="Transactions">How long reading the transactions usually takes.</param>
public sealed record DemoConnector(
    InstitutionId BankId, string BankName, ConnectionMethod Method, ConnectorStatus Status, ConnectorStage Stage, DateTimeOffset Since, TimeSpan SignIn, TimeSpan Accounts, TimeSpan Transactions);

/// <summary>A user of that world.</summary>
/// <param name="Id">Identity.</param>
/// <param name="CreatedAt">When they were made, UTC.</param>
/// <param name="Connections">Their connections.</param>
public sealed record DemoUser(UserId Id, DateTimeOffset CreatedAt, IReadOnlyList<DemoConnection> Connections);

/// <summary>A connection of that world.</summary>
/// <param name="Connection">As the API shows it.</param>
/// <param name="Accounts">How many accounts it has there.</param>
/// <param name="HasHistory">Whether earlier jobs are to be invented for it.</param>
/// <param name="Jobs">Its jobs of the last 7 days, oldest first.</param>
public sealed record DemoConnection(Connection Connection, int Accounts, bool HasHistory, IReadOnlyList<Job> Jobs);

/// <summary>What a demo start has written.</summary>
/// <param name="Users">Users that became known.</param>
/// <param name="Jobs">Invented jobs.</param>
/// <param name="Cases">Cases of failed jobs.</param>
/// <param name="Purges">Purges.</param>
/// <param name="Spans">Times of banks in one status.</param>
public sealed record DemoReport(int Users, int Jobs, int Cases, int Purges, int Spans);

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

/// <summary>A settled job of a connection.</summary>
/// <param name="Job">As the API shows it.</param>
/// <param name="Durations">How long each step took; empty for the sandbox's own jobs.</param>
internal sealed record DemoJob(Job Job, IReadOnlyList<TimeSpan> Durations)
{
    /// <summary>Who asked for it in the app; null for jobs that nobody did.</summary>
    public Actor? By { get; init; }

    /// <summary>Whether it was made up here: the sandbox does not know it.</summary>
    public bool IsInvented => Durations.Count > 0;

    /// <summary>The outage after which the recovery queue tried again with it.</summary>
    public DemoBanks.Incident? After { get; init; }

    /// <summary>What is stored of it; null for the sandbox's own, which the app reads by itself.</summary>
    public JobRecord? Record { get; init; }

    public DateTimeOffset At => Job.CreatedAt!.Value;

    public DateTimeOffset EndedAt => Job.UpdatedAt!.Value;

    public bool IsFailed => Job.Status == JobStatus.Failed;
}
