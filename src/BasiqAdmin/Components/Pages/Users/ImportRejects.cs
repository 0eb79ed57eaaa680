using System.Text;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Components.Pages.Users;

/// <summary>The lines of an import that gave no user, as a file for whoever repairs them. It is made in the page alone: what is not an id is stored nowhere.</summary>
public static class ImportRejects
{
    private const int Most = 5_000;

    /// <summary>The address of the file; null when nothing was rejected.</summary>
    public static string? Href(ImportReport report)
    {
        var lines = report.NotFound.Concat(report.Malformed).Concat(report.Failed).OrderBy(line => line.Number).Take(Most).ToList();
        return lines.Count == 0 ? null : $"data:text/csv;charset=utf-8,{Uri.EscapeDataString(Csv(lines))}";
    }

    internal static string Csv(IEnumerable<ImportLine> lines)
    {
        var text = new StringBuilder("line,text,problem\r\n");
        foreach (var line in lines)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{line.Number},{Cell(line.Text)},{Cell(line.Problem)}\r\n");
        }

        return text.ToString();
    }

    // A spreadsheet would run what looks like a formula.
    private static string Cell(string text) => $"\"{(text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : null)}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
