using System.Globalization;
using System.Text.RegularExpressions;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.FailedJobs;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Reports;

/// <inheritdoc cref="IBasiqReports"/>
internal sealed partial class BasiqReports(AccessGuard guard, IDbContextFactory<AdminContext> contexts, AuditWriter audit, TimeProvider clock) : IBasiqReports
{
    private const string ObjectType = "connection";
    private const int MostRows = 50;

    /// <inheritdoc/>
    public async Task<ReportRow> MarkAsync(Actor actor, UserId userId, ConnectionId connectionId, JobId? jobId, string? ticket, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ReportToBasiq, ObjectType, connectionId.Value, cancellationToken);
        var number = string.IsNullOrWhiteSpace(ticket) ? null : ticket.Trim();
        if (number is not null && !Ticket().IsMatch(number))
        {
            throw new RejectedException("A ticket has up to 60 letters, digits, spaces and # / . _ -");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var connection = await context.Set<ConnectionRecord>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == connectionId && known.UserId == userId, cancellationToken)
            ?? throw new RejectedException("This connection is not known here; open it first.");
        if (jobId is { } job && !await context.Set<JobRecord>().AnyAsync(known => known.Id == job && known.ConnectionId == connectionId, cancellationToken))
        {
            throw new RejectedException("This job is not one of the connection's.");
        }

        var found = await context.Set<FailedJobCase>().SingleOrDefaultAsync(one => one.ConnectionId == connectionId && one.State != CaseState.Resolved, cancellationToken);
        var report = context.Add(new BasiqReport
        {
            UserId = userId,
            ConnectionId = connectionId,
            InstitutionId = connection.InstitutionId,
            JobId = jobId,
            CaseNumber = found?.Number,
            Ticket = number,
            ActorId = actor.Id,
            ActorName = actor.Name,
            At = clock.GetUtcNow(),
        }).Entity;

        // Like a note, it stands beside what others do to the case and overwrites nothing.
        found?.Note(CaseEventKind.ReportedToBasiq, actor, report.At, number);
        await audit.AppendAsync(context, actor, Fact(report), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Row(report);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReportRow>> OfConnectionAsync(Actor actor, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        await guard.DemandAsync(actor, Right.ViewUsers, ObjectType, connectionId.Value, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reports = await context.Set<BasiqReport>().AsNoTracking().Where(report => report.ConnectionId == connectionId)
            .OrderByDescending(report => report.At).ThenByDescending(report => report.Key).Take(MostRows).ToListAsync(cancellationToken);
        return [.. reports.Select(Row)];
    }

    private static AuditFact Fact(BasiqReport report) => new(
        "connection.reported",
        ObjectType,
        report.ConnectionId.Value,
        AuditOutcome.Succeeded,
        UserId: report.UserId.Value,
        Detail: string.Create(CultureInfo.InvariantCulture, $"job={report.JobId?.Value ?? "none"}; case={report.CaseNumber?.ToString(CultureInfo.InvariantCulture) ?? "none"}; ticket={report.Ticket ?? "none"}"));

    private static ReportRow Row(BasiqReport report) => new(report.Key, report.UserId, report.ConnectionId, report.JobId, report.CaseNumber, report.Ticket, report.ActorName, report.At);

    [GeneratedRegex(@"^[A-Za-z0-9#][A-Za-z0-9 #/._-]{0,59}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ticket();
}
