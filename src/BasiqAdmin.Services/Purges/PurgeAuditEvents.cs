using System.Globalization;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>What the audit trail says about a purge: its ids, codes and counts, never what Basiq's texts or people's details say.</summary>
internal static class PurgeAuditEvents
{
    public static AuditFact Of(PurgeRequest purge, string action, AuditOutcome outcome, string? reason = null, params (string Name, object? Value)[] evidence)
    {
        var all = evidence.Where(item => item.Value is not null).Prepend(("connection", purge.ConnectionId));
        var detail = string.Join("; ", all.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Item1}={item.Item2}")));
        return new AuditFact(action, "purge", purge.Id.ToString(), outcome, reason, purge.UserId, detail);
    }
}
