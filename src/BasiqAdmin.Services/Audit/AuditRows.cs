using System.Linq.Expressions;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <summary>How audit entries are picked and shown.</summary>
internal static class AuditRows
{
    public static AuditRow From(AuditEntry entry) => new(
        entry.Sequence,
        entry.At,
        entry.ActorId,
        entry.ActorName,
        entry.Role,
        entry.Address,
        new AuditFact(entry.Action, entry.ObjectType, entry.ObjectId, entry.Outcome, entry.Reason, entry.UserId, entry.Detail),
        entry.PreviousHash,
        entry.Hash);

    public static IQueryable<AuditEntry> Matching(this IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            entries = entries.Where(Contains(LikePattern.Containing(filter.Text)));
        }

        if (!string.IsNullOrWhiteSpace(filter.Action))
        {
            entries = entries.Where(entry => entry.Action == filter.Action);
        }

        if (!string.IsNullOrWhiteSpace(filter.ActorId))
        {
            entries = entries.Where(entry => entry.ActorId == filter.ActorId);
        }

        entries = filter.Outcome is { } outcome ? entries.Where(entry => entry.Outcome == outcome) : entries;
        entries = filter.From is { } from ? entries.Where(entry => entry.At >= from) : entries;
        return filter.To is { } to ? entries.Where(entry => entry.At < to) : entries;
    }

    private static Expression<Func<AuditEntry, bool>> Contains(string pattern) => entry =>
        EF.Functions.Like(entry.ObjectId, pattern, LikePattern.Escape)
        || EF.Functions.Like(entry.UserId!, pattern, LikePattern.Escape)
        || EF.Functions.Like(entry.ActorName, pattern, LikePattern.Escape)
        || EF.Functions.Like(entry.Action, pattern, LikePattern.Escape)
        || EF.Functions.Like(entry.Reason!, pattern, LikePattern.Escape)
        || EF.Functions.Like(entry.Detail!, pattern, LikePattern.Escape)
        || EF.Functions.Like(entry.Hash, pattern, LikePattern.Escape);
}
