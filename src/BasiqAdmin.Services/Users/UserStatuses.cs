using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Users;

/// <summary>Says of each user of a page how they are, which banks they use and how old their data is: in two statements.</summary>
internal static class UserStatuses
{
    /// <summary>The rows with what is wrong.</summary>
    public static async Task<IReadOnlyDictionary<UserId, UserRow>> WithStatusAsync(AdminContext context, IReadOnlyCollection<UserRow> rows, ConnectorList banks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(context, rows.ToDictionary(row => row.Id, row => row.State), banks, now, cancellationToken);
        return rows.ToDictionary(row => row.Id, row => row with { Status = known[row.Id].Worst, Banks = known[row.Id].Banks, DataAsOf = known[row.Id].DataAsOf });
    }

    /// <summary>
    /// What is wrong with each user, the names of their banks, the one with the fault first, and how old their data is: of the connections that
    /// work, the oldest, so that nobody looks up to date because of another bank.
    /// </summary>
    public static async Task<IReadOnlyDictionary<UserId, (UserStatus Worst, IReadOnlyList<string> Banks, DateTimeOffset? DataAsOf)>> ReadAsync(
        AdminContext context, IReadOnlyDictionary<UserId, DirectoryState> users, ConnectorList banks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = users.Keys.ToList();
        var cases = (await context.Set<FailedJobCase>().AsNoTracking().Where(found => ids.Contains(found.UserId) && found.State != CaseState.Resolved).ToListAsync(cancellationToken)).ToLookup(found => found.UserId);
        var connections = (await context.Set<ConnectionRecord>().AsNoTracking().Where(record => ids.Contains(record.UserId) && record.Status != ConnectionStatus.Deleted).ToListAsync(cancellationToken)).ToLookup(record => record.UserId);
        return users.ToDictionary(user => user.Key, user =>
        {
            var records = connections[user.Key].OrderBy(record => record.Key).ToList();
            var worst = Worst(user.Value, cases[user.Key], records, banks, now);
            IReadOnlyList<string> names = [.. records.OrderByDescending(record => record.InstitutionId == worst.InstitutionId).Select(record => banks.NameOf(record.InstitutionId)).Distinct(StringComparer.Ordinal)];
            var inUse = records.Where(record => record.Status == ConnectionStatus.Active).ToList();
            return (worst, names, inUse.Count > 0 ? inUse.Min(record => record.DataAsOf) : records.Max(record => record.DataAsOf));
        });
    }

    private static UserStatus Worst(DirectoryState state, IEnumerable<FailedJobCase> cases, List<ConnectionRecord> records, ConnectorList banks, DateTimeOffset now)
    {
        if (cases.OrderBy(found => found.State).ThenByDescending(found => found.LastFailedAt).FirstOrDefault() is { } failed)
        {
            return new UserStatus(UserStatusKind.JobFailed, failed.InstitutionId, banks.NameOf(failed.InstitutionId), failed.Cause, failed.Owner, Diagnosis.TitleOf(failed.Cause), At: failed.FirstFailedAt);
        }

        if (records.Where(record => AttentionRule.IsFailing(record.Status, record.CreatedAt, record.ExpiresAt, now)).OrderByDescending(record => record.Key).FirstOrDefault() is { } broken)
        {
            var ended = broken.Status == ConnectionStatus.Active ? broken.ExpiresAt : null;
            return new UserStatus(UserStatusKind.NotWorking, broken.InstitutionId, banks.NameOf(broken.InstitutionId), ConnectionStatus: broken.Status, At: ended);
        }

        if (records.Where(record => record.Status == ConnectionStatus.Active && EndRules.IsSoon(record.ExpiresAt, now)).MinBy(record => record.ExpiresAt) is { } ending)
        {
            return new UserStatus(UserStatusKind.EndsSoon, ending.InstitutionId, banks.NameOf(ending.InstitutionId), At: ending.ExpiresAt);
        }

        return new UserStatus(state switch
        {
            DirectoryState.Pending => UserStatusKind.Pending,
            DirectoryState.NotFound => UserStatusKind.NotFound,
            _ when records.Count == 0 => UserStatusKind.NoConnection,
            _ => UserStatusKind.Fine,
        });
    }
}
