using System.Text.Json;
using System.Text.Json.Serialization;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>How a stored purge is shown.</summary>
internal static class PurgeReceipts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write(PurgePreCheck preCheck) => JsonSerializer.Serialize(preCheck, Json);

    public static PurgePreCheck? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<PurgePreCheck>(json, Json);

    public static PurgeRow Row(PurgeRequest purge) => new(
        purge.Id,
        UserId.Parse(purge.UserId),
        ConnectionId.Parse(purge.ConnectionId),
        purge.InstitutionName,
        purge.State,
        purge.RequesterId,
        purge.RequesterName,
        purge.Reason,
        purge.RequestedAt,
        purge.SettledAt,
        CannotBeSettled(purge))
    {
        AccountsLeft = purge.ReadBackAccounts,
    };

    public static PurgeReceipt From(PurgeRequest purge) => new()
    {
        Number = purge.Key,
        Id = purge.Id,
        UserId = UserId.Parse(purge.UserId),
        ConnectionId = ConnectionId.Parse(purge.ConnectionId),
        InstitutionName = purge.InstitutionName,
        State = purge.State,
        RequesterId = purge.RequesterId,
        RequesterName = purge.RequesterName,
        Reason = purge.Reason,
        RequestedAt = purge.RequestedAt,
        ApproverName = purge.ApproverName,
        DecidedAt = purge.DecidedAt,
        DeclineReason = purge.DeclineReason,
        ExpiresAt = purge.ExpiresAt,
        PreCheck = Read(purge.PreCheck)!,
        ApprovalPreCheck = Read(purge.ApprovalPreCheck),
        SentAt = purge.SentAt,
        SettledAt = purge.SettledAt,
        HttpStatus = purge.HttpStatus,
        Code = purge.Code,
        Title = purge.Title,
        Detail = purge.Detail,
        CorrelationId = purge.CorrelationId,
        Finding = purge.Finding,
        ReadBack = ReadBack(purge),
        Repeats = purge.Repeats,
        CannotBeSettled = CannotBeSettled(purge),
        RepeatedBy = purge.RepeatedBy,
        AuditSequence = purge.AuditSequence,
        AuditHash = purge.AuditHash,
    };

    // Every other unknown outcome has a time at which it is read again.
    private static bool CannotBeSettled(PurgeRequest purge) => purge is { State: PurgeState.Unknown, ReadBackAt: not null, NextReadBackAt: null };

    private static PurgeVerification? ReadBack(PurgeRequest purge) => purge.ReadBackAt is { } at
        ? new PurgeVerification(purge.ReadBackAccounts, at, purge.ReadBackAttempts, purge.ReadBackProblem, purge.NextReadBackAt)
        : null;
}
