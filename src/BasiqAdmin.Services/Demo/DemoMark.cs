using System.Globalization;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Demo;

/// <summary>The entry with which the audit trail of a demo begins: it says how much of what is stored is invented.</summary>
internal static class DemoMark
{
    private const string Action = "demo.begun";

    public static void Add(DemoTrail trail, DateTimeOffset at, int seed, DemoReport report)
    {
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"seed={seed}; users={report.Users}; jobs={report.Jobs}; cases={report.Cases}; purges={report.Purges}; spans={report.Spans}");
        trail.Add(at, Actor.System, new AuditFact(Action, "demo", "sandbox", AuditOutcome.Succeeded, "Everything up to the first import is invented, for the demo.", Detail: detail));
    }

    /// <summary>What a demo start has written into this database; null when none has.</summary>
    public static async Task<DemoReport?> ReadAsync(AdminContext context, CancellationToken cancellationToken)
    {
        var detail = await context.Set<AuditEntry>().Where(entry => entry.Action == Action).OrderBy(entry => entry.Sequence).Select(entry => entry.Detail).FirstOrDefaultAsync(cancellationToken);
        if (detail is null)
        {
            return null;
        }

        var counts = detail.Split("; ").Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[^1], StringComparer.Ordinal);
        int Count(string name) => int.TryParse(counts.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        return new DemoReport(Count("users"), Count("jobs"), Count("cases"), Count("purges"), Count("spans"));
    }
}
