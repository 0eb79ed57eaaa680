using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Services.Users;

/// <summary>The users this dashboard knows. Basiq has no list of users, so the directory is filled by import and by look-ups.</summary>
public interface IUserDirectory
{
    /// <summary>The users that match <paramref name="filter"/>, personal details masked.</summary>
    [Needs(Right.ViewUsers)]
    Task<Page<UserRow>> SearchAsync(Actor actor, UserFilter filter, PageRequest page, CancellationToken cancellationToken);

    /// <summary>Users and connections whose name, e-mail, mobile or id contains <paramref name="text"/>, best first, at most <paramref name="limit"/>. An unknown user id is looked up at Basiq.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<SearchHit>> FindAsync(Actor actor, string text, int limit, CancellationToken cancellationToken);

    /// <summary>A user's personal details, unmasked. Audited.</summary>
    [Needs(Right.RevealPersonalDetails)]
    Task<PersonalDetails?> RevealAsync(Actor actor, UserId userId, CancellationToken cancellationToken);

    /// <summary>Counts by state, for the filter chips.</summary>
    [Needs(Right.ViewUsers)]
    Task<UserCounts> CountAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>What <see cref="ImportAsync"/> would take from this text: which column, and a few ids. Stores nothing and asks Basiq nothing.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">CSV or pasted text.</param>
    /// <param name="column">The column to read, from 1; 0 for every id on each line, null for what the headings tell.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RejectedException">The text is a workbook's.</exception>
    [Needs(Right.ImportUsers)]
    Task<ImportPreview> PreviewImportAsync(Actor actor, TextReader text, int? column, CancellationToken cancellationToken);

    /// <summary>
    /// Takes user ids from CSV or pasted text, stores them, and looks up each new one. With headings, ids come from the column that names
    /// them best (Basiq user id, user id, id); without, every id on each line is taken, also from links, JSON and formulas.
    /// A line without an id is reported by number and costs no other line.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="text">CSV or pasted text.</param>
    /// <param name="column">The column to read, from 1; 0 for every id on each line, null for what the headings tell.</param>
    /// <param name="progress">Told how far the look-ups are.</param>
    /// <param name="cancellationToken">Ends the import; what was stored stays.</param>
    /// <exception cref="RejectedException">The text is a workbook's; nothing was stored.</exception>
    [Needs(Right.ImportUsers)]
    Task<ImportReport> ImportAsync(Actor actor, TextReader text, int? column, IProgress<ImportProgress>? progress, CancellationToken cancellationToken);
}
