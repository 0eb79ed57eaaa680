using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>The warnings and errors that the app logged.</summary>
public interface IErrorLog
{
    /// <summary>Entries, newest first. Refusals are not among them, here and in the groups: they stand in the audit trail.</summary>
    [Needs(Right.ViewErrors)]
    Task<Page<ErrorRow>> SearchAsync(Actor actor, ErrorFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Entries grouped by what caused them, most first.</summary>
    [Needs(Right.ViewErrors)]
    Task<IReadOnlyList<ErrorCause>> GroupAsync(Actor actor, ErrorFilter filter, CancellationToken cancellationToken);

    /// <summary>Entries that were dropped since the app started because the writer could not keep up.</summary>
    long Dropped { get; }
}
