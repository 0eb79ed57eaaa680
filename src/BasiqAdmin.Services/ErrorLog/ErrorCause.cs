namespace BasiqAdmin.Services.ErrorLog;

/// <summary>Entries of one cause: same category and event.</summary>
public sealed record ErrorCause(string Cause, string Level, string Sample, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    /// <summary>How many days <see cref="ByDay"/> has.</summary>
    public const int Days = 14;

    /// <summary>Entries of each of the last 14 UTC days that the filter matches, today last.</summary>
    public IReadOnlyList<int> ByDay { get; init; } = [];
}
