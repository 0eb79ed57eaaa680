using System.Globalization;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Lists;

namespace BasiqAdmin.Services.Readings;

/// <summary>What a call to Basiq gave: a value, or why there is none.</summary>
/// <param name="Value">The value; meaningless when <paramref name="Problem"/> is given.</param>
/// <param name="Problem">What went wrong.</param>
public sealed record BasiqReading<T>(T? Value, BasiqException? Problem)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsRead => Problem is null;

    internal bool IsNotFound => Problem?.Kind == BasiqErrorKind.NotFound;

    /// <summary>What went wrong, in words that can be shown.</summary>
    internal string ProblemText => Problem is null ? "" : DescribeProblem(Problem);

    internal static async Task<BasiqReading<T>> TryAsync(Task<T> call)
    {
        try
        {
            return new BasiqReading<T>(await call, null);
        }
        catch (BasiqException problem)
        {
            return new BasiqReading<T>(default, problem);
        }
    }

    private static string DescribeProblem(BasiqException problem)
    {
        var what = problem.Kind switch
        {
            BasiqErrorKind.Timeout => "Basiq did not answer in time",
            BasiqErrorKind.ConnectionFailed => "Basiq could not be reached",
            BasiqErrorKind.MalformedReply => "Basiq's answer could not be read",
            BasiqErrorKind.RateLimited => "Basiq is limiting our requests",
            _ => $"Basiq answered {problem.HttpStatus} {problem.Title ?? problem.Code}".TrimEnd(),
        };
        return problem.CorrelationId is { } correlation ? $"{what} (correlation id {correlation})" : what;
    }
}

/// <summary>What is read from Basiq about a user and the banks, each by a call of its own, so that each can fail alone.</summary>
public enum BasiqPart
{
    /// <summary>The user's connections.</summary>
    Connections,

    /// <summary>The user's jobs of the last 7 days.</summary>
    Jobs,

    /// <summary>The user's consents.</summary>
    Consents,

    /// <summary>The list of banks with their health.</summary>
    Banks,

    /// <summary>The user's accounts.</summary>
    Accounts,
}

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
