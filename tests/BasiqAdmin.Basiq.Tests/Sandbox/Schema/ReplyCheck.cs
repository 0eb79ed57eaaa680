using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace BasiqAdmin.Basiq.Tests.Sandbox.Schema;

/// <summary>Sees every reply of a test, holds it against its schema and remembers what it has seen.</summary>
internal sealed class ReplyCheck : DelegatingHandler
{
    private static readonly ApiExpectations Expectations = ApiExpectations.Load();
    private readonly ConcurrentDictionary<(string Operation, int Status), int> _seen = new();
    private readonly ConcurrentDictionary<Deviation, int> _used = new();

    public ICollection<(string Operation, int Status)> Seen => _seen.Keys;

    public ICollection<Deviation> Used => _used.Keys;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (Expectations.OperationOf(request.Method, request.RequestUri!.AbsolutePath) is { } operation)
        {
            await CheckAsync(operation, response, cancellationToken);
        }

        return response;
    }

    private async Task CheckAsync(string operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var status = (int)response.StatusCode;
        var left = Violations(operation, status, await response.Content.ReadAsStringAsync(cancellationToken))
            .Where(violation => !IsDeviation(operation, status, violation))
            .Select(violation => $"{operation} {status} {violation.Path}: {violation.Kind} {violation.Found}")
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        Assert.True(left.Length == 0, string.Join(Environment.NewLine, left));
        _seen[(operation, status)] = 1;
    }

    private static IEnumerable<Violation> Violations(string operation, int status, string body)
    {
        var isDocumented = Expectations.Documents(operation, status);
        if (!isDocumented)
        {
            yield return new Violation("$", ViolationKind.Status, "");
        }

        var schema = isDocumented ? Expectations.SchemaOf(operation, status) : Fallback(operation, status);
        if (schema is null)
        {
            if (body.Length > 0)
            {
                yield return new Violation("$", ViolationKind.Body, body);
            }

            yield break;
        }

        foreach (var violation in new SchemaCheck(Expectations).Check(JsonNode.Parse(body), schema))
        {
            yield return violation;
        }
    }

    /// <summary>What a status that an operation does not list is held against.</summary>
    private static JsonObject? Fallback(string operation, int status) => status switch
    {
        < 300 => Expectations.SchemaOf(operation, 202),
        401 => Expectations.Named("core/UnauthorizedError"),
        403 => Expectations.Named("core/ForbiddenAccessError"),
        404 => Expectations.Named("core/NotFoundError"),
        _ => Expectations.Named("core/Error"),
    };

    private bool IsDeviation(string operation, int status, Violation violation)
    {
        var deviation = Deviations.All.FirstOrDefault(item => item.Allows(operation, status, violation));
        if (deviation is not null)
        {
            _used[deviation] = 1;
        }

        return deviation is not null;
    }
}
