using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Audit;

/// <summary>The append-only, hash-chained record of who did what. Reading it needs <see cref="Right.ViewAudit"/>.</summary>
public interface IAuditLog
{
    /// <summary>Appends one entry in a transaction of its own. To write it with what it records, use the audit writer.</summary>
    Task<AuditRow> RecordAsync(Actor actor, AuditFact fact, CancellationToken cancellationToken);

    /// <summary>Entries, newest first.</summary>
    Task<Page<AuditRow>> SearchAsync(Actor actor, AuditFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>All entries that the filter matches, oldest first, for an export.</summary>
    IAsyncEnumerable<AuditRow> ExportAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>Recomputes the whole chain.</summary>
    Task<AuditVerification> VerifyAsync(Actor actor, CancellationToken cancellationToken);
}
