using System.Runtime.CompilerServices;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>An audit trail whose answers are set by the test; what was recorded is kept.</summary>
public sealed class FakeAuditLog : IAuditLog
{
    public Answer<Page<AuditRow>> Search { get; } = new(Sample.PageOf<AuditRow>());

    public Answer<Page<AuditGroup>> Groups { get; } = new(Sample.PageOf<AuditGroup>());

    public Answer<IReadOnlyList<AuditPerson>> People { get; } = new([]);

    public Answer<AuditVerification> Verify { get; } = new(new AuditVerification(AuditHead.Empty, null, null));

    /// <summary>What an export yields, oldest first.</summary>
    public List<AuditRow> Rows { get; } = [];

    /// <summary>What was recorded through this log.</summary>
    public List<AuditFact> Recorded { get; } = [];

    /// <summary>The filter and page of every search, oldest first.</summary>
    public List<(AuditFilter Filter, PageRequest Page)> Searches { get; } = [];

    public Task<AuditRow> RecordAsync(Actor actor, AuditFact fact, CancellationToken cancellationToken)
    {
        Recorded.Add(fact);
        return Task.FromResult(Sample.AuditEntry(Recorded.Count, fact));
    }

    public Task<Page<AuditRow>> SearchAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Search.GetAsync(cancellationToken);
    }

    public Task<Page<AuditGroup>> GroupsAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add((filter, page));
        return Groups.GetAsync(cancellationToken);
    }

    public Task<IReadOnlyList<AuditPerson>> PeopleAsync(Actor actor, CancellationToken cancellationToken) => People.GetAsync(cancellationToken);

    public async IAsyncEnumerable<AuditRow> ExportAsync(Actor actor, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await Task.FromResult(row);
        }
    }

    public Task<AuditVerification> VerifyAsync(Actor actor, AuditHead? noted, CancellationToken cancellationToken) => Verify.GetAsync(cancellationToken);
}
