using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>How cases are picked.</summary>
internal static class CaseQuery
{
    private static readonly Cause[] ExplainedByOutage = [.. Diagnosis.ExplainedByOutage];

    /// <summary>The ways into banks that are down now.</summary>
    public static string[] Down(ConnectorList banks) =>
        [.. banks.All.Where(connector => connector.Status == ConnectorStatus.MajorOutage).Select(connector => ConnectorKey.Of(connector.Id, connector.Method))];

    /// <summary>What <paramref name="filter"/> leaves, folded or not.</summary>
    public static IQueryable<FailedJobCase> Matching(this IQueryable<FailedJobCase> cases, CaseFilter filter, string[] down, DateTimeOffset now)
    {
        cases = cases.Where(found => found.State == filter.State).WithFacts(filter, now);
        if (filter.InOutageOf is { } bank)
        {
            return cases.ExplainedBy(down).Where(found => found.InstitutionId == bank);
        }

        return filter.FoldOutages && filter.State == CaseState.Open && down.Length > 0
            ? cases.Where(found => !(ExplainedByOutage.Contains(found.Cause) && down.Contains(found.Connector)))
            : cases;
    }

    /// <summary>What <paramref name="filter"/> leaves inside folds.</summary>
    public static IQueryable<FailedJobCase> Folded(this IQueryable<FailedJobCase> cases, CaseFilter filter, string[] down, DateTimeOffset now) =>
        cases.Where(found => found.State == CaseState.Open).WithFacts(filter, now).ExplainedBy(down);

    private static IQueryable<FailedJobCase> ExplainedBy(this IQueryable<FailedJobCase> cases, string[] down) =>
        cases.Where(found => ExplainedByOutage.Contains(found.Cause) && down.Contains(found.Connector));

    private static IQueryable<FailedJobCase> WithFacts(this IQueryable<FailedJobCase> cases, CaseFilter filter, DateTimeOffset now)
    {
        cases = filter.Owner is { } owner ? cases.Where(found => found.Owner == owner) : cases;
        cases = filter.Cause is { } cause ? cases.Where(found => found.Cause == cause) : cases;
        cases = filter.Institution is { } bank ? cases.Where(found => found.InstitutionId == bank) : cases;
        cases = Given(filter.Code) is { } code ? cases.Where(found => found.Code == code) : cases;
        cases = Given(filter.Step) is { } step ? cases.Where(found => found.Step == step) : cases;
        cases = filter.Assignee is { } person ? cases.Where(found => found.AssigneeId == person) : cases;
        return cases.WithAge(filter, now).WithId(filter.Text);
    }

    private static IQueryable<FailedJobCase> WithAge(this IQueryable<FailedJobCase> cases, CaseFilter filter, DateTimeOffset now)
    {
        var before = now - filter.OlderThan;
        var after = now - filter.YoungerThan;
        cases = before is { } until ? cases.Where(found => found.FirstFailedAt <= until) : cases;
        return after is { } from ? cases.Where(found => found.FirstFailedAt > from) : cases;
    }

    private static IQueryable<FailedJobCase> WithId(this IQueryable<FailedJobCase> cases, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return cases;
        }

        // Not an id, so no case has it.
        if (!UserId.TryParse(text.Trim(), out var user))
        {
            return cases.Where(found => false);
        }

        var connection = ConnectionId.Parse(user.Value);
        var job = JobId.Parse(user.Value);
        return cases.Where(found => found.UserId == user || found.ConnectionId == connection || found.JobId == job);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();
}
