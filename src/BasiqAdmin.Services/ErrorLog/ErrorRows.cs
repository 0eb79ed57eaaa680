using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>How error entries are picked and shown.</summary>
internal static class ErrorRows
{
    private static readonly string Refusal = typeof(AccessDeniedException).FullName!;

    public static ErrorRow From(ErrorEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Level,
        entry.Category,
        entry.EventId,
        entry.Message,
        entry.Exception,
        entry.UserId,
        entry.ConnectionId,
        entry.JobId,
        entry.CorrelationId,
        entry.TraceId);

    public static IQueryable<ErrorEntry> Matching(this IQueryable<ErrorEntry> entries, ErrorFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = LikePattern.Containing(filter.Text);
            entries = entries.Where(entry => EF.Functions.Like(entry.Message, pattern, LikePattern.Escape)
                || EF.Functions.Like(entry.Category, pattern, LikePattern.Escape)
                || EF.Functions.Like(entry.Exception!, pattern, LikePattern.Escape));
        }

        // Whoever was refused something met no fault of the app; the audit trail has it.
        entries = entries.Where(entry => entry.Exception == null || !entry.Exception.StartsWith(Refusal));
        return entries.WithIds(filter).WithCause(filter);
    }

    private static IQueryable<ErrorEntry> WithIds(this IQueryable<ErrorEntry> entries, ErrorFilter filter)
    {
        entries = Given(filter.UserId) is { } user ? entries.Where(entry => entry.UserId == user) : entries;
        entries = Given(filter.ConnectionId) is { } connection ? entries.Where(entry => entry.ConnectionId == connection) : entries;
        entries = Given(filter.JobId) is { } job ? entries.Where(entry => entry.JobId == job) : entries;
        return Given(filter.CorrelationId) is { } correlation ? entries.Where(entry => entry.CorrelationId == correlation) : entries;
    }

    private static IQueryable<ErrorEntry> WithCause(this IQueryable<ErrorEntry> entries, ErrorFilter filter)
    {
        entries = Given(filter.Level) is { } level ? entries.Where(entry => entry.Level == level) : entries;
        entries = Given(filter.Cause) is { } cause ? entries.Where(entry => entry.Cause == cause) : entries;
        entries = filter.From is { } from ? entries.Where(entry => entry.At >= from) : entries;
        return filter.To is { } to ? entries.Where(entry => entry.At < to) : entries;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
