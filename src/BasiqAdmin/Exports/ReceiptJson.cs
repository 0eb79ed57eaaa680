using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BasiqAdmin.Services.Purges;

namespace BasiqAdmin.Exports;

/// <summary>A receipt as JSON, to be filed elsewhere. Property names are those of the record; ids and states are plain text.</summary>
internal static class ReceiptJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static byte[] Of(PurgeReceipt receipt) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            receipt.Id,
            UserId = receipt.UserId.Value,
            ConnectionId = receipt.ConnectionId.Value,
            receipt.InstitutionName,
            receipt.State,
            receipt.RequesterId,
            receipt.RequesterName,
            receipt.Reason,
            receipt.RequestedAt,
            receipt.ApproverName,
            receipt.DecidedAt,
            receipt.DeclineReason,
            receipt.ExpiresAt,
            PreCheck = new { receipt.PreCheck.Checks, receipt.PreCheck.Accounts, receipt.PreCheck.CheckedAt },
            receipt.SentAt,
            receipt.SettledAt,
            receipt.HttpStatus,
            receipt.Code,
            receipt.Title,
            receipt.Detail,
            receipt.CorrelationId,
            receipt.ReadBack,
            receipt.Repeats,
            receipt.AuditSequence,
            receipt.AuditHash,
        },
        Json);
}
