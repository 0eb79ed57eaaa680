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
        var ids = rows.Select(row => row.Id).ToList();
        var cases = (await context.Set<FailedJobCase>().AsNoTracking().Where(found => ids.Contains(found.UserId) && found.State != CaseState.Resolved).ToListAsync(cancellationToken)).ToLookup(found => found.UserId);
        var connections = (await context.Set<ConnectionRecord>().AsNoTracking().Where(record => ids.Contains(record.UserId) && record.Status != ConnectionStatus.Deleted).ToListAsync(cancellationToken)).ToLookup(record => record.UserId);
        return rows.ToDictionary(row => row.Id, row => row with
        {
            Status = Worst(row, cases[row.Id], connections[row.Id], banks, now),
            Banks = [.. connections[row.Id].OrderBy(record => record.Key).Select(record => banks.NameOf(record.InstitutionId)).Distinct(StringComparer.Ordinal)],
            DataAsOf = connections[row.Id].Max(record => record.DataAsOf),
        });
    }

    private static UserStatus Worst(UserRow row, IEnumerable<FailedJobCase> cases, IEnumerable<ConnectionRecord> connections, ConnectorList banks, DateTimeOffset now)
    {
        var records = connections.ToList();
        if (cases.OrderBy(found => found.State).ThenByDescending(found => found.LastFailedAt).FirstOrDefault() is { } failed)
        {
            return new UserStatus(UserStatusKind.JobFailed, failed.InstitutionId, banks.NameOf(failed.InstitutionId), failed.Cause, failed.Owner, Diagnosis.TitleOf(failed.Cause), At: failed.FirstFailedAt);
        }

        if (records.Where(record => TroubleRule.IsFailing(record.Status, record.CreatedAt, record.ExpiresAt, now)).OrderByDescending(record => record.Key).FirstOrDefault() is { } broken)
        {
            var ended = broken.Status == ConnectionStatus.Active ? broken.ExpiresAt : null;
            return new UserStatus(UserStatusKind.NotWorking, broken.InstitutionId, banks.NameOf(broken.InstitutionId), ConnectionStatus: broken.Status, At: ended);
        }

        if (records.Where(record => record.Status == ConnectionStatus.Active && EndRules.IsSoon(record.ExpiresAt, now)).MinBy(record => record.ExpiresAt) is { } ending)
        {
            return new UserStatus(UserStatusKind.EndsSoon, ending.InstitutionId, banks.NameOf(ending.InstitutionId), At: ending.ExpiresAt);
        }

        return new UserStatus(row.State switch
        {
            DirectoryState.Pending => UserStatusKind.Pending,
            DirectoryState.NotFound => UserStatusKind.NotFound,
            _ when records.Count == 0 => UserStatusKind.NoConnection,
            _ => UserStatusKind.Fine,
        });
    }
}
