using System.Globalization;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Demo;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Status;

/// <summary>How much of the database a demo invented, as its audit entry counts it.</summary>
public sealed record DemoFacts(int Users, int Jobs, int Cases, int Purges)
{
    internal static async Task<DemoFacts?> ReadAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var detail = await context.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Action == DemoHistory.Action)
            .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Detail).FirstOrDefaultAsync(cancellationToken);
        return detail is null ? null : Parse(detail);
    }

    private static DemoFacts Parse(string detail)
    {
        var counts = detail.Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0, StringComparer.Ordinal);
        return new DemoFacts(counts.GetValueOrDefault("users"), counts.GetValueOrDefault("jobs"), counts.GetValueOrDefault("cases"), counts.GetValueOrDefault("purges"));
    }
}
