using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Audit;

/// <summary>The append-only, hash-chained record of who did what.</summary>
public interface IAuditLog
{
    /// <summary>Appends one entry in a transaction of its own. To write it with what it records, use <see cref="AuditWriter"/>.</summary>
    [Needs]
    Task<AuditRow> RecordAsync(Actor actor, AuditFact fact, CancellationToken cancellationToken);

    /// <summary>Entries, newest first.</summary>
    [Needs(Right.ViewAudit)]
    Task<Page<AuditRow>> SearchAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>The same by actions: the steps of one purge are one entry of this list. It has the order of the newest step and no other.</summary>
    [Needs(Right.ViewAudit)]
    Task<Page<AuditGroup>> GroupsAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Everybody who stands in the trail, the app itself included, by name.</summary>
    [Needs(Right.ViewAudit)]
    Task<IReadOnlyList<AuditPerson>> PeopleAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>All entries that the filter matches, oldest first, for an export, which is recorded itself. See <see cref="AuditExport"/> for the formats.</summary>
    [Needs(Right.ViewAudit)]
    IAsyncEnumerable<AuditRow> ExportAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>Recomputes the whole chain.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="noted">A head that was noted elsewhere, to find that the newest entries were cut off; null to check the chain by itself.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    [Needs(Right.ViewAudit)]
    Task<AuditVerification> VerifyAsync(Actor actor, AuditHead? noted, CancellationToken cancellationToken);
}
