using System.Globalization;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>What stands in the audit trail about a case.</summary>
internal static class CaseAudit
{
    public const string ObjectType = "case";

    public static AuditFact Fact(string action, FailedJobCase about, string? reason, string? detail) => new(
        action,
        ObjectType,
        about.Number.ToString(CultureInfo.InvariantCulture),
        AuditOutcome.Succeeded,
        reason,
        about.UserId.Value,
        string.Create(CultureInfo.InvariantCulture, $"job={about.JobId}{(detail is null ? "" : "; " + detail)}"));
}
