using System.Globalization;
using System.Text;
using BasiqAdmin.Exports;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>The lines of an import that gave no user, as a file for whoever repairs them. It is made in the page alone: what is not an id is stored nowhere.</summary>
/// <param name="Href">Its address.</param>
/// <param name="Lines">How many lines it holds.</param>
/// <param name="Rejected">How many were rejected.</param>
public sealed record ImportRejects(string Href, int Lines, int Rejected)
{
    private const int Most = 5_000;

    private static readonly CsvColumn<ImportLine>[] Columns =
    [
        new("line", line => line.Number.ToString(CultureInfo.InvariantCulture)),
        new("text", line => line.Text),
        new("problem", line => line.Problem),
    ];

    /// <summary>Whether it leaves lines out.</summary>
    public bool IsCut => Lines < Rejected;

    /// <summary>The file; null when nothing was rejected. What could not be looked up is tried again, and needs no repair.</summary>
    public static async Task<ImportRejects?> OfAsync(ImportReport report)
    {
        var rejected = report.NotFound.Concat(report.Malformed).OrderBy(line => line.Number).ToList();
        if (rejected.Count == 0)
        {
            return null;
        }

        await using var file = new MemoryStream();
        await CsvFile.WriteAsync(file, Columns, rejected.Take(Most).ToAsyncEnumerable());
        return new ImportRejects($"data:text/csv;charset=utf-8,{Uri.EscapeDataString(Encoding.UTF8.GetString(file.ToArray()))}", Math.Min(rejected.Count, Most), rejected.Count);
    }
}
