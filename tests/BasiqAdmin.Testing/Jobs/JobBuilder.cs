using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;

namespace BasiqAdmin.Testing.Jobs;

/// <summary>Jobs as the client reads them, in every state.</summary>
public sealed class JobBuilder(DateTimeOffset createdAt)
{
    private static readonly string[] Titles = ["verify-credentials", "retrieve-accounts", "retrieve-transactions"];
    private readonly List<JobStep> steps = [.. Titles.Select(title => new JobStep(title, JobStepStatus.Pending, null))];
    private string id = Guid.NewGuid().ToString();
    private DateTimeOffset? updatedAt;
    private JobStatus status = JobStatus.Queued;
    private UserId? user;
    private ConnectionId? connection;
    private InstitutionId? institution;

    public JobBuilder WithId(string value)
    {
        id = value;
        return this;
    }

    public JobBuilder Of(UserId userId, ConnectionId? connectionId, InstitutionId? institutionId)
    {
        (user, connection, institution) = (userId, connectionId, institutionId);
        return this;
    }

    public JobBuilder UpdatedAt(DateTimeOffset time)
    {
        updatedAt = time;
        return this;
    }

    public JobBuilder Succeeded()
    {
        status = JobStatus.Succeeded;
        steps.ToList().ForEach(step => Set(step.Title, JobStepStatus.Success));
        return this;
    }

    /// <summary>Under way in <paramref name="step"/>; the steps before it are done. A step that jobs do not usually have is put second.</summary>
    public JobBuilder RunningIn(string step)
    {
        status = JobStatus.Running;
        return Reach(step, JobStepStatus.InProgress, null);
    }

    public JobBuilder Failed(string? code, string? title = null, string? detail = null, string step = "verify-credentials")
    {
        status = JobStatus.Failed;
        var result = code is null && title is null && detail is null ? null : new JobStepResult(null, null, code, title, detail, null, null);
        return Reach(step, JobStepStatus.Failed, result);
    }

    /// <summary>The first step is in a state that no document describes.</summary>
    public JobBuilder InUnknownState(string state = "cancelled")
    {
        status = JobStatus.Unknown;
        return Reach(Titles[0], JobStepStatus.From(state), null);
    }

    public Job Build() => new(JobId.Parse(id), createdAt, updatedAt ?? createdAt, [.. steps], status, user, connection, institution, "connection");

    private JobBuilder Reach(string step, JobStepStatus stepStatus, JobStepResult? result)
    {
        if (IndexOf(step) < 0)
        {
            steps.Insert(1, new JobStep(step, JobStepStatus.Pending, null));
        }

        foreach (var earlier in steps.Take(IndexOf(step)).ToList())
        {
            Set(earlier.Title, JobStepStatus.Success);
        }

        Set(step, stepStatus, result);
        return this;
    }

    private int IndexOf(string title) => steps.FindIndex(step => string.Equals(step.Title, title, StringComparison.Ordinal));

    private void Set(string title, JobStepStatus stepStatus, JobStepResult? result = null)
    {
        var index = IndexOf(title);
        steps[index] = steps[index] with { Status = stepStatus, Result = result };
    }
}
