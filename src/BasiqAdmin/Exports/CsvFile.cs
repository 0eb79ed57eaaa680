using System.Globalization;
using BasiqAdmin.Services.Text;
using CsvHelper;

namespace BasiqAdmin.Exports;

/// <summary>Rows as a CSV download in UTF-8 with a byte order mark, without which Excel takes it for another encoding, and a header. Text that a spreadsheet would take for a formula is escaped, direction marks are left out.</summary>
internal static class CsvFile
{
    private const string ByteOrderMark = "\uFEFF";

    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    public static IResult Of<T>(string name, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows) =>
        TypedResults.Stream(stream => WriteAsync(stream, columns, rows), "text/csv; charset=utf-8", name);

    /// <summary>A moment in UTC, as files have it.</summary>
    public static string Moment(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? string.Empty;

    internal static async Task WriteAsync<T>(Stream stream, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<T> rows)
    {
        await using var csv = CsvWriter.Create(stream, Csv, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select((column, place) => place == 0 ? ByteOrderMark + column.Name : column.Name)], CancellationToken.None);
        await foreach (var row in rows)
        {
            await csv.WriteRecordAsync([.. columns.Select(column => PlainText.WithoutMarks(column.Value(row) ?? string.Empty))], CancellationToken.None);
        }

        await csv.FlushAsync(CancellationToken.None);
    }
}

/// <summary>A column of a CSV file.</summary>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Value);
