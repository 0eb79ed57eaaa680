using BasiqAdmin.Basiq.Http;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>The ids that a log entry carries, gathered from its own fields, the scopes around it and its exception; the innermost wins.</summary>
internal sealed class ErrorFields
{
    /// <summary>Where the web framework's own names begin: its "ConnectionId" is a network connection, not one to a bank.</summary>
    public const string Framework = "Microsoft.AspNetCore";

    public string? UserId { get; private set; }

    public string? ConnectionId { get; private set; }

    public string? JobId { get; private set; }

    public string? CorrelationId { get; private set; }

    public string? TraceId { get; private set; }

    /// <summary>Takes what a scope names, unless the web framework opened it. The outermost is added first.</summary>
    public void AddScope(object? scope)
    {
        if (scope?.GetType().Namespace?.StartsWith(Framework, StringComparison.Ordinal) is not true)
        {
            Add(scope);
        }
    }

    /// <summary>Takes what <paramref name="state"/> names: the fields of an entry, or a scope. The outermost is added first.</summary>
    public void Add(object? state)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> fields)
        {
            return;
        }

        foreach (var (name, value) in fields)
        {
            if (value?.ToString() is { Length: > 0 and <= 100 } text)
            {
                Set(name, text);
            }
        }
    }

    /// <summary>Takes the correlation id of a failed call to Basiq.</summary>
    public void Add(Exception? exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            CorrelationId = (current as BasiqException)?.CorrelationId ?? CorrelationId;
        }
    }

    private void Set(string name, string text)
    {
        switch (name.ToUpperInvariant())
        {
            case "USERID":
                UserId = text;
                break;
            case "CONNECTIONID":
                ConnectionId = text;
                break;
            case "JOBID":
                JobId = text;
                break;
            case "CORRELATIONID":
                CorrelationId = text;
                break;
            case "TRACEID":
                TraceId = text;
                break;
        }
    }
}
