using BasiqAdmin.Basiq.Http;

namespace BasiqAdmin.Services.Readings;

/// <summary>What a call to Basiq gave: a value, or why there is none.</summary>
/// <param name="Value">The value; meaningless when <paramref name="Problem"/> is given.</param>
/// <param name="Problem">What went wrong.</param>
internal sealed record BasiqReading<T>(T? Value, BasiqException? Problem)
{
    public bool IsRead => Problem is null;

    public bool IsNotFound => Problem?.Kind == BasiqErrorKind.NotFound;

    /// <summary>What went wrong, in words that can be shown.</summary>
    public string ProblemText => Problem is null ? "" : DescribeProblem(Problem);

    public static async Task<BasiqReading<T>> TryAsync(Task<T> call)
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
