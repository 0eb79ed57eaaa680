using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BasiqAdmin.Basiq.Http;

/// <summary>
/// Measurements and spans of the client, under the name <see cref="SourceName"/>. Nobody has to listen: an instrument without a listener costs a comparison.
/// Ids stand on spans only, never on measurements; the README lists the instruments.
/// </summary>
public sealed class BasiqTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string SourceName = "BasiqAdmin.Basiq";

    /// <summary>Attribute of spans: the user's id.</summary>
    public const string UserId = "basiq.user.id";

    /// <summary>Attribute of spans: the connection's id.</summary>
    public const string ConnectionId = "basiq.connection.id";

    /// <summary>Attribute of spans: the job's id.</summary>
    public const string JobId = "basiq.job.id";

    /// <summary>Attribute of spans and measurements: what went wrong; absent where nothing did.</summary>
    public const string ErrorType = "error.type";

    private const string Method = "http.request.method";
    private const string Template = "url.template";
    private const string Status = "http.response.status_code";

    // Seconds: those that the semantic conventions advise for HTTP, and the minute that a call may wait and take.
    private static readonly InstrumentAdvice<double> Buckets = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60],
    };

    private readonly ActivitySource source = new(SourceName);
    private readonly Histogram<double> calls;
    private readonly Histogram<double> tokens;
    private readonly Histogram<double> waits;

    /// <summary>Creates the instruments.</summary>
    public BasiqTelemetry(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(SourceName);
        calls = meter.CreateHistogram("basiq.client.operation.duration", "s", "Time of a call of the Basiq API as its caller sees it: place in the queue and retries included.", null, Buckets);
        tokens = meter.CreateHistogram("basiq.client.token.request.duration", "s", "Time of a request for a token.", null, Buckets);
        waits = meter.CreateHistogram("basiq.client.budget.wait.duration", "s", "Time that a request waited for its place in the request budget.", null, Buckets);
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    /// <summary>Opens the span of a call; null while nobody listens. It names the path's template and the ids, never the address itself, whose filter may hold more.</summary>
    internal Activity? StartCall(BasiqRequest call, Uri? address)
    {
        if (!source.HasListeners())
        {
            return null;
        }

        var tags = new ActivityTagsCollection
        {
            [Method] = call.Method.Method,
            [Template] = call.Template,
            ["server.address"] = address?.Host,
            ["server.port"] = address?.Port,
        };
        foreach (var (name, value) in call.LogIds)
        {
            tags[AttributeOf(name)] = value;
        }

        return source.StartActivity(ActivityKind.Client, tags: tags, name: $"{call.Method} {call.Template}");
    }

    /// <summary>Notes how a call ended, on its span and as a measurement; without an <paramref name="error"/> all went well.</summary>
    internal void EndCall(Activity? span, BasiqRequest call, CallProgress progress, string? error, TimeSpan took)
    {
        if (calls.Enabled)
        {
            var tags = new TagList { { Method, call.Method.Method }, { Template, call.Template } };
            AddOutcome(ref tags, progress.HttpStatus, error);
            calls.Record(took.TotalSeconds, tags);
        }

        if (span is null)
        {
            return;
        }

        span.SetTag(Status, progress.HttpStatus);
        span.SetTag("http.request.resend_count", progress.Sendings > 1 ? progress.Sendings - 1 : null);
        Fail(span, error);
    }

    /// <summary>Notes a request for a token.</summary>
    internal void TokenRequested(TimeSpan took, string? error)
    {
        if (tokens.Enabled)
        {
            var tags = default(TagList);
            AddOutcome(ref tags, null, error);
            tokens.Record(took.TotalSeconds, tags);
        }
    }

    /// <summary>Notes a wait for the request budget; most take no time.</summary>
    internal void Waited(RequestLane lane, TimeSpan wait, string? error = null)
    {
        if (waits.Enabled)
        {
            var tags = new TagList { { "basiq.lane", lane == RequestLane.People ? "people" : "background" } };
            AddOutcome(ref tags, null, error);
            waits.Record(wait.TotalSeconds, tags);
        }
    }

    /// <summary>Marks a span as failed; null leaves it as it is.</summary>
    public static void Fail(Activity? span, string? error)
    {
        if (error is not null)
        {
            span?.SetTag(ErrorType, error).SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>The kind of a failure, from a closed list: messages may repeat what was sent.</summary>
    public static string ErrorOf(Exception exception) => exception switch
    {
        BasiqException basiq => NameOf(basiq.Kind),
        OperationCanceledException => "canceled",
        TimeoutException => NameOf(BasiqErrorKind.Timeout),
        HttpRequestException => NameOf(BasiqErrorKind.ConnectionFailed),
        _ => "_OTHER",
    };

    private static string NameOf(BasiqErrorKind kind) => kind switch
    {
        BasiqErrorKind.Refused => "refused",
        BasiqErrorKind.Unauthorized => "unauthorized",
        BasiqErrorKind.Forbidden => "forbidden",
        BasiqErrorKind.NotFound => "not_found",
        BasiqErrorKind.RateLimited => "rate_limited",
        BasiqErrorKind.ServerError => "server_error",
        BasiqErrorKind.Timeout => "timeout",
        BasiqErrorKind.ConnectionFailed => "connection_failed",
        BasiqErrorKind.MalformedReply => "malformed_reply",
        _ => "_OTHER",
    };

    private static string AttributeOf(string logName) => logName switch
    {
        "userId" => UserId,
        "connectionId" => ConnectionId,
        _ => JobId,
    };

    private static void AddOutcome(ref TagList tags, int? status, string? error)
    {
        if (status is not null)
        {
            tags.Add(Status, status);
        }

        if (error is not null)
        {
            tags.Add(ErrorType, error);
        }
    }
}
