using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Text;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>How cases are picked.</summary>
internal static class CaseQuery
{
    private static readonly Cause[] ExplainedByOutage = [.. Diagnosis.ExplainedByOutage];

    /// <summary>The connectors that are down now.</summary>
    public static string[] Down(ConnectorList banks) => Ways(banks, connector => connector.Status == ConnectorStatus.MajorOutage);

    /// <summary>The connectors that have not recovered, be it from a major outage or from less. A status that is not known is none to recover from.</summary>
    public static string[] Unwell(ConnectorList banks) =>
        Ways(banks, connector => connector.Status != ConnectorStatus.Operational && StatusRank.Known.Contains(connector.Status));

    /// <summary>What <paramref name="filter"/> leaves, folded or not.</summary>
    /// <param name="cases">All of them.</param>
    /// <param name="filter">What is wanted.</param>
    /// <param name="down">The connectors that are down.</param>
    /// <param name="now">What ages are counted from.</param>
    /// <param name="inOrder">The first of many are wanted in an order, so they have to be read along its index.</param>
    public static IQueryable<FailedJobCase> Matching(this IQueryable<FailedJobCase> cases, CaseFilter filter, string[] down, DateTimeOffset now, bool inOrder = false)
    {
        cases = cases.InState(filter.State, filter.Text).WithFacts(filter).WithAge(filter, now, inOrder);
        if (filter.InOutageOf is { } bank)
        {
            return cases.ExplainedBy(down).Where(found => found.InstitutionId == bank);
        }

        // The connector first: it nearly always settles the matter.
        return filter.FoldOutages && filter.State == CaseState.Open && down.Length > 0
            ? cases.Where(found => !(down.Contains(found.Connector) && ExplainedByOutage.Contains(found.Cause)))
            : cases;
    }

    /// <summary>What <paramref name="filter"/> leaves inside folds.</summary>
    public static IQueryable<FailedJobCase> Folded(this IQueryable<FailedJobCase> cases, CaseFilter filter, string[] down, DateTimeOffset now) =>
        cases.InState(CaseState.Open, filter.Text).WithFacts(filter).WithAge(filter, now, inOrder: true).ExplainedBy(down);

    /// <summary>The stretch of the inbox's own order in which all that <paramref name="filter"/> leaves lies, so that no other is walked through.</summary>
    public static IQueryable<FailedJobCase> InPlaceOf(this IQueryable<FailedJobCase> cases, CaseFilter filter)
    {
        if (OwnerOf(filter) is not { } owner)
        {
            return cases;
        }

        var (after, before) = FailedJobCase.PlacesOf(owner, filter.Cause);
        return cases.Where(found => found.InboxPlace > after && found.InboxPlace < before);
    }

    private static string[] Ways(ConnectorList banks, Func<Connector, bool> isWanted) =>
        [.. banks.All.Where(isWanted).Select(connector => ConnectorId.KeyOf(connector.Id, connector.Method))];

    // Who must act follows from the cause, and both indexes and places begin with it.
    private static ActionOwner? OwnerOf(CaseFilter filter) => filter.Owner ?? (filter.Cause is { } cause ? Diagnosis.OwnerOf(cause) : null);

    private static IQueryable<FailedJobCase> InState(this IQueryable<FailedJobCase> cases, CaseState state, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return cases.Where(found => found.State == state);
        }

        // Not an id, so no case has it.
        if (!UserId.TryParse(IdsInText.Meant(id) ?? id.Trim(), out var user))
        {
            return cases.Where(found => false);
        }

        // Each kind of id has an index of its own; put together by number they lead to a handful of rows, which one condition with "or" would not.
        // The state is written so that SQLite cannot take an index of states for it, which would lead it past them all.
        var connection = ConnectionId.Parse(user.Value);
        var job = JobId.Parse(user.Value);
        var numbers = cases.Where(found => found.UserId == user).Select(found => found.Number)
            .Union(cases.Where(found => found.ConnectionId == connection).Select(found => found.Number))
            .Union(cases.Where(found => found.JobId == job).Select(found => found.Number));
        return cases.Where(found => numbers.Contains(found.Number) && (found.Number > 0 ? found.State : state) == state);
    }

    private static IQueryable<FailedJobCase> ExplainedBy(this IQueryable<FailedJobCase> cases, string[] down) =>
        cases.Where(found => down.Contains(found.Connector) && ExplainedByOutage.Contains(found.Cause));

    private static IQueryable<FailedJobCase> WithFacts(this IQueryable<FailedJobCase> cases, CaseFilter filter)
    {
        cases = OwnerOf(filter) is { } owner ? cases.Where(found => found.Owner == owner) : cases;
        cases = filter.Cause is { } cause ? cases.Where(found => found.Cause == cause) : cases;
        cases = filter.Institution is { } bank ? cases.AtBank(bank, filter.Method) : cases;
        cases = Given(filter.Code) is { } code ? cases.Where(found => found.Code == code) : cases;
        cases = Given(filter.Step) is { } step ? cases.Where(found => found.Step == step) : cases;
        return filter.Assignee is { } person ? cases.Where(found => found.AssigneeId == person) : cases;
    }

    private static IQueryable<FailedJobCase> AtBank(this IQueryable<FailedJobCase> cases, InstitutionId bank, ConnectionMethod? method)
    {
        cases = cases.Where(found => found.InstitutionId == bank);
        if (method is not { } way)
        {
            return cases;
        }

        var connector = ConnectorId.KeyOf(bank, way);
        return cases.Where(found => found.Connector == connector);
    }

    // The index of ages leads straight to the young cases, but among the old ones past most of them, and in an order past all, to be read and sorted anew.
    private static IQueryable<FailedJobCase> WithAge(this IQueryable<FailedJobCase> cases, CaseFilter filter, DateTimeOffset now, bool inOrder)
    {
        cases = now - filter.OlderThan is { } until ? cases.FirstFailedBy(until) : cases;
        return now - filter.YoungerThan is not { } from ? cases
            : inOrder ? cases.FirstFailedAfter(from)
            : cases.Where(found => found.FirstFailedAt > from);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToLowerInvariant();
}
