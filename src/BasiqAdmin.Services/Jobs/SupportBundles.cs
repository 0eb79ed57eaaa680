using System.Globalization;
using System.Text;
using System.Text.Json;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs;

/// <summary>Gathers what Basiq's support needs to know about a job.</summary>
public sealed class SupportBundles(IDbContextFactory<AdminContext> contexts)
{
    /// <summary>The bundle; null when the job is not known here.</summary>
    public async Task<SupportBundle?> ReadAsync(JobId jobId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<JobRecord>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == jobId, cancellationToken) is not { } job)
        {
            return null;
        }

        var failures = await context.Set<FailedJobCase>().Where(found => found.JobId == jobId).Select(found => (int?)found.Failures).FirstOrDefaultAsync(cancellationToken);
        return new SupportBundle(
            job.UserId,
            job.ConnectionId,
            job.Id,
            await CorrelationAsync(context, job, cancellationToken),
            job.InstitutionId,
            job.Status.ToString(),
            job.FailedStep,
            job.Code,
            job.CreatedAt,
            job.UpdatedAt,
            failures ?? (job.FailedStep is null ? 0 : 1))
        {
            DataAsOf = job.ConnectionId is not { } connectionId ? null
                : await context.Set<ConnectionRecord>().Where(record => record.Id == connectionId).Select(record => record.DataAsOf).FirstOrDefaultAsync(cancellationToken),
        };
    }

    // A reply about a job carries no correlation id; only a failed call does, and the error log keeps it.
    private static async Task<string?> CorrelationAsync(AdminContext context, JobRecord job, CancellationToken cancellationToken)
    {
        var errors = context.Set<ErrorEntry>().AsNoTracking().Where(error => error.CorrelationId != null);
        var (jobId, connectionId) = (job.Id.Value, job.ConnectionId?.Value);
        var ofJob = await errors.Where(error => error.JobId == jobId).OrderByDescending(error => error.Id).Select(error => error.CorrelationId).FirstOrDefaultAsync(cancellationToken);
        return ofJob ?? (connectionId is null ? null : await errors.Where(error => error.ConnectionId == connectionId)
            .OrderByDescending(error => error.Id).Select(error => error.CorrelationId).FirstOrDefaultAsync(cancellationToken));
    }
}

/// <summary>What Basiq's support asks for (best-practices, error logging): ids, times and codes, and nothing about the person.</summary>
/// <remarks>The bank's own words stay out: they can name the customer.</remarks>
/// <param name="UserId">The user.</param>
/// <param name="ConnectionId">The connection, where the job names one.</param>
/// <param name="JobId">The job; null where none is known.</param>
/// <param name="CorrelationId">Basiq's correlation id of the newest failed call about it, where one was logged.</param>
/// <param name="InstitutionId">The bank.</param>
/// <param name="Status">State of the job.</param>
/// <param name="Step">The step that failed.</param>
/// <param name="Code">The code of the failure.</param>
/// <param name="CreatedAt">When the job was made, UTC.</param>
/// <param name="UpdatedAt">When Basiq last changed it, UTC.</param>
/// <param name="Failures">Failed jobs in a row of this connection.</param>
public sealed record SupportBundle(
    UserId UserId,
    ConnectionId? ConnectionId,
    JobId? JobId,
    string? CorrelationId,
    InstitutionId? InstitutionId,
    string? Status,
    string? Step,
    string? Code,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    int? Failures)
{
    /// <summary>When the connection's data was last fetched with success, UTC; null where that is not known.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>What is left to say when no job is known: whose connection it is about.</summary>
    public static SupportBundle Of(UserId userId, ConnectionId connectionId) => new(userId, connectionId, null, null, null, null, null, null, null, null, null);

    /// <summary>One line a fact, to be pasted into a message.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Facts())
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The same as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(Facts().ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal), Json);

    private IEnumerable<(string Name, string Value)> Facts() => new (string Name, string? Value)[]
    {
        ("userId", UserId.Value),
        ("connectionId", ConnectionId?.Value),
        ("jobId", JobId?.Value),
        ("correlationId", CorrelationId),
        ("institutionId", InstitutionId?.Value),
        ("status", Status),
        ("step", Step),
        ("code", Code),
        ("createdUtc", Time(CreatedAt)),
        ("updatedUtc", Time(UpdatedAt)),
        ("dataAsOfUtc", Time(DataAsOf)),
        ("failuresInARow", Failures?.ToString(CultureInfo.InvariantCulture)),
    }
    .Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
