using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace BasiqAdmin.Services.Audit;

/// <summary>Audit entries as files: written as they come, so that an export of any size needs little memory.</summary>
public static class AuditExport
{
    private static readonly string[] Columns =
        ["sequence", "at", "actorId", "actorName", "role", "address", "action", "objectType", "objectId", "outcome", "userId", "reason", "detail", "previousHash", "hash"];

    private const string ByteOrderMark = "\uFEFF";

    private static readonly ReadOnlyMemory<byte> LineFeed = "\n"u8.ToArray();

    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes CSV in UTF-8 with a byte order mark, without which Excel takes it for another encoding, and a header. Text that a spreadsheet would take for a formula is escaped; nothing else of it is changed, because the hashes are about it.</summary>
    public static async Task WriteCsvAsync(IAsyncEnumerable<AuditRow> rows, Stream target, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(target, Csv, leaveOpen: true);
        await csv.WriteRecordAsync([ByteOrderMark + Columns[0], .. Columns[1..]], cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await csv.WriteRecordAsync([.. Fields(row).Select(field => field ?? string.Empty)], cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    /// <summary>Writes one JSON object a line, in UTF-8.</summary>
    public static async Task WriteJsonLinesAsync(IAsyncEnumerable<AuditRow> rows, Stream target, CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var line = Columns.Zip(Fields(row)).ToDictionary(field => field.First, field => (object?)field.Second, StringComparer.Ordinal);
            line["sequence"] = row.Sequence;
            await JsonSerializer.SerializeAsync(target, line, Json, cancellationToken);
            await target.WriteAsync(LineFeed, cancellationToken);
        }
    }

    private static string?[] Fields(AuditRow row) =>
    [
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        row.ActorId,
        row.ActorName,
        row.Role,
        row.Address,
        row.Fact.Action,
        row.Fact.ObjectType,
        row.Fact.ObjectId,
        row.Fact.Outcome.ToString(),
        row.Fact.UserId,
        row.Fact.Reason,
        row.Fact.Detail,
        row.PreviousHash,
        row.Hash,
    ];
}
