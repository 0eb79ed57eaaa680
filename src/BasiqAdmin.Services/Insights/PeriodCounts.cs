using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;

namespace BasiqAdmin.Services.Insights;

/// <summary>The jobs of both periods, counted, and what the numbers add up to.</summary>
internal sealed record PeriodCounts(
    IReadOnlyList<JobFigures.FailureCount> Failures,
    IReadOnlyList<JobFigures.SuccessCount> Successes,
    Dictionary<InstitutionId, int> Users,
    PeriodTimes Times,
    bool IsComparable,
    ConnectorList Names)
{
    // Fewer jobs tell too little of a bank.
    private const int FewestJobs = 5;

    /// <summary>Counts in three statements.</summary>
    public static async Task<PeriodCounts> ReadAsync(AdminContext context, PeriodTimes times, bool isComparable, ConnectorList banks, CancellationToken cancellationToken)
    {
        var failures = await JobFigures.FailuresAsync(context, times, cancellationToken);
        var successes = await JobFigures.SuccessesAsync(context, times, cancellationToken);
        return new PeriodCounts(failures, successes, await JobFigures.UsersAffectedAsync(context, times, cancellationToken), times, isComparable, banks);
    }

    public Compared Of(IEnumerable<JobFigures.FailureCount> failures)
    {
        var list = failures.ToList();
        return Pair(list.Where(one => one.IsNow).Sum(one => one.Count), list.Where(one => !one.IsNow).Sum(one => one.Count));
    }

    public Compared Jobs()
    {
        var failed = Of(Failures);
        return Pair(failed.Now + Successes.Where(one => one.IsNow).Sum(one => one.Count), (failed.Before ?? 0) + Successes.Where(one => !one.IsNow).Sum(one => one.Count));
    }

    public IReadOnlyList<OwnerInsight> Owners() =>
        [.. Failures.Where(one => one.Owner is not null).GroupBy(one => one.Owner!.Value).OrderBy(group => group.Key).Select(group => new OwnerInsight(group.Key, Of(group), Link(owner: group.Key)))];

    public IReadOnlyList<CauseInsight> Causes() =>
    [
        .. Failures.Where(one => one is { Cause: not null, Owner: not null }).GroupBy(one => (Owner: one.Owner!.Value, Cause: one.Cause!.Value))
            .Select(group => new CauseInsight(group.Key.Owner, group.Key.Cause, Diagnosis.TitleOf(group.Key.Cause), Of(group), Link(cause: group.Key.Cause)))
            .OrderByDescending(cause => cause.Failures.Now).ThenByDescending(cause => cause.Failures.Before).ThenBy(cause => cause.Cause),
    ];

    public IReadOnlyList<BankInsight> Banks() =>
    [
        .. Failures.GroupBy(one => one.Bank)
            .Select(bank => new BankInsight(bank.Key, Names.NameOf(bank.Key), Of(bank), bank.Key is null ? null : Link(bank: bank.Key), Cells(bank.Key, bank)))
            .OrderByDescending(bank => bank.Failures.Now).ThenByDescending(bank => bank.Failures.Before).ThenBy(bank => bank.Name, StringComparer.OrdinalIgnoreCase),
    ];

    public IReadOnlyList<BankReliability> LeastReliable() =>
    [
        .. Failures.Where(one => one is { Bank: not null, IsNow: true }).Select(one => one.Bank!.Value).Distinct()
            .Select(bank => new BankReliability(bank, Names.NameOf(bank), Rate(bank, isNow: true), IsComparable ? Rate(bank, isNow: false) : null, Users.GetValueOrDefault(bank), Link(bank: bank)))
            .Where(bank => bank.Now.Failed > 0 && bank.Now.Succeeded + bank.Now.Failed >= FewestJobs)
            .OrderBy(bank => bank.Now.Share).ThenByDescending(bank => bank.UsersAffected).ThenBy(bank => bank.Name, StringComparer.OrdinalIgnoreCase)
            .Take(InsightsReport.MostUnreliable),
    ];

    private IReadOnlyList<BankCauseInsight> Cells(InstitutionId? bank, IEnumerable<JobFigures.FailureCount> failures) =>
    [
        .. failures.Where(one => one.Cause is not null).GroupBy(one => one.Cause!.Value)
            .Select(cell => new BankCauseInsight(cell.Key, Of(cell), bank is null ? null : Link(cause: cell.Key, bank: bank)))
            .OrderByDescending(cell => cell.Failures.Now).ThenBy(cell => cell.Cause),
    ];

    private SuccessRate Rate(InstitutionId bank, bool isNow)
    {
        var failed = Failures.Where(one => one.Bank == bank && one.IsNow == isNow).ToList();
        var byCustomer = failed.Where(one => one.Owner == ActionOwner.Customer).Sum(one => one.Count);
        return new SuccessRate(Successes.Where(one => one.Bank == bank && one.IsNow == isNow).Sum(one => one.Count), failed.Sum(one => one.Count) - byCustomer, byCustomer);
    }

    private Compared Pair(int now, int before) => new(now, IsComparable ? before : null);

    private InsightLink Link(ActionOwner? owner = null, Cause? cause = null, InstitutionId? bank = null) => new(
        new CaseFilter { Owner = owner, Cause = cause, Institution = bank },
        new JobFilter(JobStatus.Failed, bank, Since: Times.From, Until: Times.To.AddMilliseconds(-1)) { Owner = owner, Cause = cause });
}
