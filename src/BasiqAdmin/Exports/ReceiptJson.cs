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

    private static readonly JsonSerializerOptions Line = new(Json) { WriteIndented = false };

    public static byte[] Of(PurgeReceipt receipt) => JsonSerializer.SerializeToUtf8Bytes(Evidence(receipt), Json);

    /// <summary>One receipt a line, each read when its turn comes.</summary>
    public static async Task WriteLinesAsync(IAsyncEnumerable<Guid> purges, Func<Guid, Task<PurgeReceipt?>> read, Stream stream, CancellationToken cancellationToken)
    {
        await foreach (var id in purges.WithCancellation(cancellationToken))
        {
            if (await read(id) is { } receipt)
            {
                await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Evidence(receipt), Line), cancellationToken);
                await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }
        }
    }

    private static object Evidence(PurgeReceipt receipt) => new
    {
        receipt.Id,
        receipt.Number,
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
        PreCheck = Of(receipt.PreCheck),
        ApprovalPreCheck = receipt.ApprovalPreCheck is { } approved ? Of(approved) : null,
        receipt.SentAt,
        receipt.SettledAt,
        receipt.HttpStatus,
        receipt.Code,
        receipt.Title,
        receipt.Detail,
        receipt.CorrelationId,
        receipt.Finding,
        receipt.ReadBack,
        receipt.CannotBeSettled,
        receipt.Repeats,
        receipt.RepeatedBy,
        receipt.AuditSequence,
        receipt.AuditHash,
    };

    private static object Of(PurgePreCheck preCheck) => new { preCheck.Checks, preCheck.Accounts, preCheck.InstitutionId, preCheck.BankStatus, preCheck.CheckedAt };
}
