using System.Globalization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

/// <inheritdoc/>
public sealed class UserDirectory(
    IDbContextFactory<AdminContext> contexts,
    AccessGuard guard,
    IAuditLog audit,
    UserList list,
    UserFinder finder,
    UserImport import) : IUserDirectory
{
    private const string User = "user";
    private const string All = "*";

    /// <inheritdoc/>
    public async Task<Page<UserRow>> SearchAsync(Actor actor, UserFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, User, All, cancellationToken);
        return await list.ReadAsync(filter, page, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(Actor actor, string text, int limit, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, User, All, cancellationToken);
        return await finder.FindAsync(text, limit, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<PersonalDetails?> RevealAsync(Actor actor, UserId userId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.RevealPersonalDetails, User, userId.Value, cancellationToken);
        if (await ReadAsync(userId, cancellationToken) is not { State: DirectoryState.Known } user)
        {
            return null;
        }

        await audit.RecordAsync(actor, new AuditFact("user.revealed", User, userId.Value, AuditOutcome.Succeeded, UserId: userId.Value), cancellationToken);
        return new PersonalDetails(user.Name, user.Email, user.Mobile)
        {
            BusinessName = string.Equals(user.BusinessName, user.Name, StringComparison.Ordinal) ? null : user.BusinessName,
        };
    }

    /// <inheritdoc/>
    public async Task<UserCounts> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, User, All, cancellationToken);
        return await list.CountAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImportPreview> PreviewImportAsync(Actor actor, TextReader text, int? column, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ImportUsers, User, All, cancellationToken);
        return await ImportPreviewer.ReadAsync(text, column, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImportReport> ImportAsync(Actor actor, TextReader text, int? column, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ImportUsers, User, All, cancellationToken);
        var report = await import.RunAsync(text, column, progress, cancellationToken);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"ids={report.Ids} new={report.New} known={report.Known} notFound={report.NotFound.Count} withoutId={report.Malformed.Count} failed={report.Failed.Count}");
        await audit.RecordAsync(actor, new AuditFact("users.imported", User, All, AuditOutcome.Succeeded, Detail: detail), CancellationToken.None);
        return report;
    }

    private async Task<DirectoryUser?> ReadAsync(UserId userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<DirectoryUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
    }
}
