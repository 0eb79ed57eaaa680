using System.Collections.Concurrent;
using System.Globalization;
using BasiqAdmin.Basiq.Lists;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Basiq.Http;

/// <summary>
/// Logs what is odd about Basiq's answers, each thing once: lists are read again and again, and one odd row must not fill the log. A row that
/// is left out counts by its place and call; a field that is missing from rows that are used otherwise counts by the kind of call.
/// </summary>
internal sealed partial class OddRowLog(ILogger<OddRowLog> logger)
{
    // Then it starts afresh: better a line twice than memory without a limit.
    private const int MostRemembered = 10_000;
    private const int MostNamed = 10;

    private readonly ConcurrentDictionary<string, bool> told = new(StringComparer.Ordinal);

    /// <summary>Logs those odd rows of a list that it has not logged before.</summary>
    public void Note(BasiqRequest request, IReadOnlyList<OddRow> odd)
    {
        var news = odd.Where(row => IsNew(row.IsLeftOut ? $"{request.Path} {row}" : $"{request} {string.Join(',', row.Fields)}")).ToList();
        if (news.Count == 0)
        {
            return;
        }

        using var scope = logger.BeginScope(request.LogIds);
        var named = string.Join("; ", news.Take(MostNamed)) + (news.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {news.Count - MostNamed} more") : "");
        Log.OddRows(logger, request.Method, request.Template, odd.Count, odd.Count(static row => row.IsLeftOut), named);
    }

    /// <summary>Logs the fields that could not be read of a single resource, unless it has before.</summary>
    public void Note(BasiqRequest request, IReadOnlyList<string> fields)
    {
        var named = string.Join(", ", fields);
        if (fields.Count > 0 && IsNew($"{request} {named}"))
        {
            using var scope = logger.BeginScope(request.LogIds);
            Log.OddFields(logger, request.Method, request.Template, named);
        }
    }

    private bool IsNew(string what)
    {
        if (told.Count >= MostRemembered)
        {
            told.Clear();
        }

        return told.TryAdd(what, true);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Basiq's answer to {Method} {Template} has {Odd} odd rows, {LeftOut} of which cannot be used: {Rows}")]
        public static partial void OddRows(ILogger logger, HttpMethod method, string template, int odd, int leftOut, string rows);

        [LoggerMessage(2, LogLevel.Warning, "Basiq's answer to {Method} {Template} is read without what is odd about it: {Fields}")]
        public static partial void OddFields(ILogger logger, HttpMethod method, string template, string fields);
    }
}
