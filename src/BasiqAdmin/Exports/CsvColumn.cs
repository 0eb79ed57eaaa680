namespace BasiqAdmin.Exports;

/// <summary>A column of a CSV file.</summary>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Value);
