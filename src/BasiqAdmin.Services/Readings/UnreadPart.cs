using System.Globalization;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Services.Readings;

/// <summary>What could not be read from Basiq, wholly or in part. What it would have said is not known: it must not be taken for an empty answer.</summary>
/// <param name="Part">What was to be read.</param>
/// <param name="Problem">Why all of it is missing, in a few words; null where only some rows are, or where that is told elsewhere.</param>
public sealed record UnreadPart(BasiqPart Part, string? Problem)
{
    private const int MostNamed = 3;

    /// <summary>The rows that could not be read, where the others were.</summary>
    public IReadOnlyList<OddRow> Rows { get; init; } = [];

    /// <summary>When it was last read, UTC; null where that is not stored.</summary>
    public DateTimeOffset? LastReadAt { get; init; }

    /// <summary>What is missing and why, as a sentence.</summary>
    public string Sentence => Rows.Count == 0
        ? $"The {Name} could not be read{(Problem is null ? null : $": {Problem}")}."
        : $"{(Rows.Count == 1 ? "One" : Rows.Count.ToString(CultureInfo.InvariantCulture))} of the {Name} could not be read ({string.Join("; ", Rows.Take(MostNamed))}{(Rows.Count > MostNamed ? "; …" : null)}).";

    private string Name => Part switch
    {
        BasiqPart.Connections => "connections",
        BasiqPart.Jobs => "jobs",
        BasiqPart.Consents => "consents",
        BasiqPart.Accounts => "accounts",
        _ => "banks",
    };

    /// <summary>What is missing of a list; null when all of it was read.</summary>
    internal static UnreadPart? Of<T>(BasiqPart part, BasiqReading<BasiqList<T>> reading) => reading switch
    {
        { IsRead: false } => new UnreadPart(part, reading.ProblemText),
        { Value.LeftOut: > 0 } => new UnreadPart(part, null) { Rows = [.. reading.Value.Odd.Where(row => row.IsLeftOut)] },
        _ => null,
    };
}
