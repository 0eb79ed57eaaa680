using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BasiqAdmin.Exports;

/// <summary>What the filters of the lists show, as files: streamed, the right checked by the endpoint and again by the service.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup(AdminRoutes.Exports);
        exports.MapGet("users.csv", Users).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("connections.csv", Connections).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("jobs.csv", Jobs).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("failed-jobs.csv", FailedJobs).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("connectors.csv", Connectors).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("recovery.csv", Recovery).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("refreshed-by-hand.csv", FrequentRefreshes).RequireAuthorization(nameof(Right.ViewUsers));
        exports.MapGet("purges.csv", Purges).RequireAuthorization(nameof(Right.ViewPurges));
        exports.MapGet("purges.jsonl", PurgeReceipts).RequireAuthorization(nameof(Right.ViewPurges));
        exports.MapGet("purges/{purgeId:guid}.json", ReceiptAsync).RequireAuthorization(nameof(Right.ViewPurges));
        exports.MapGet("errors.csv", Errors).RequireAuthorization(nameof(Right.ViewErrors));
        exports.MapGet("audit.csv", AuditCsv).RequireAuthorization(nameof(Right.ViewAudit));
        exports.MapGet("audit.jsonl", AuditLines).RequireAuthorization(nameof(Right.ViewAudit));
    }

    internal static IResult Users(RequestActor request, IUserDirectory directory)
    {
        var query = UsersQuery.Parse(request.Address);
        return CsvFile.Of("users.csv", UserColumns.All, AllPages.ReadAsync(query.Page, (page, token) => directory.SearchAsync(request.Actor, query.Filter, page, token), request.Gone));
    }

    internal static IResult Connections(RequestActor request, IConnectionService connections)
    {
        var query = ConnectionsQuery.Parse(request.Address);
        return CsvFile.Of("connections.csv", ConnectionColumns.All, AllPages.ReadAsync(query.Page, (page, token) => connections.SearchAsync(request.Actor, query.Filter, page, token), request.Gone));
    }

    internal static IResult Jobs(RequestActor request, IJobService jobs)
    {
        var query = JobsQuery.Parse(request.Address);
        return CsvFile.Of("jobs.csv", JobColumns.All, AllPages.ReadAsync(query.Page, (page, token) => jobs.SearchAsync(request.Actor, query.Filter, page, token), request.Gone));
    }

    // A file has no folds: what an outage explains stands among the rest.
    internal static IResult FailedJobs(RequestActor request, IFailedJobInbox inbox) =>
        CsvFile.Of("failed-jobs.csv", CaseColumns.All, inbox.ExportAsync(request.Actor, FailedJobsQuery.Parse(request.Address).Filter with { FoldOutages = false }, request.Gone));

    internal static IResult Connectors(RequestActor request, IConnectorHealth health)
    {
        var query = ConnectorsQuery.Parse(request.Address);
        return CsvFile.Of("connectors.csv", ConnectorColumns.All, AllPages.ReadAsync(query.Page, (page, token) => health.SearchAsync(request.Actor, query.Filter, page, query.Days, token), request.Gone));
    }

    internal static IResult Recovery(RequestActor request, IRecoveryQueue queue)
    {
        var query = RecoveryQuery.Parse(request.Address);
        return CsvFile.Of("recovery.csv", RecoveryColumns.All, AllPages.ReadAsync(query.Page, (page, token) => queue.SearchAsync(request.Actor, query.Filter, page, token), request.Gone));
    }

    internal static IResult Purges(RequestActor request, IPurgeService purges)
    {
        var query = PurgesQuery.Parse(request.Address);
        return CsvFile.Of("purges.csv", PurgeColumns.All, AllPages.ReadAsync(query.Page, (page, token) => purges.SearchAsync(request.Actor, query.Filter, page, token), request.Gone));
    }

    internal static IResult PurgeReceipts(RequestActor request, IPurgeService purges)
    {
        var query = PurgesQuery.Parse(request.Address);
        var rows = AllPages.ReadAsync(query.Page, (page, token) => purges.SearchAsync(request.Actor, query.Filter, page, token), request.Gone);
        return TypedResults.Stream(stream => ReceiptJson.WriteLinesAsync(rows.Select(row => row.Id), id => purges.GetAsync(request.Actor, id, request.Gone), stream, request.Gone), "application/jsonl; charset=utf-8", "purge-receipts.jsonl");
    }

    internal static IResult FrequentRefreshes(RequestActor request, IRefreshService refreshes)
    {
        var query = FrequentRefreshesQuery.Parse(request.Address);
        return CsvFile.Of("refreshed-by-hand.csv", FrequentRefreshColumns.All, AllPages.ReadAsync(query.Page, (page, token) => refreshes.FrequentAsync(request.Actor, page, token), request.Gone));
    }

    internal static IResult Errors(RequestActor request, IErrorLog errors)
    {
        var query = ErrorsQuery.Parse(request.Address);
        return CsvFile.Of("errors.csv", ErrorColumns.All, AllPages.ReadAsync(query.Page, (page, token) => errors.SearchAsync(request.Actor, query.Filter, page, token), request.Gone));
    }

    internal static IResult AuditCsv(RequestActor request, IAuditLog audit) => TypedResults.Stream(
        stream => AuditExport.WriteCsvAsync(audit.ExportAsync(request.Actor, AuditQuery.Parse(request.Address).Filter, request.Gone), stream, request.Gone),
        "text/csv; charset=utf-8",
        "audit.csv");

    internal static IResult AuditLines(RequestActor request, IAuditLog audit) => TypedResults.Stream(
        stream => AuditExport.WriteJsonLinesAsync(audit.ExportAsync(request.Actor, AuditQuery.Parse(request.Address).Filter, request.Gone), stream, request.Gone),
        "application/jsonl; charset=utf-8",
        "audit.jsonl");

    internal static async Task<Results<FileContentHttpResult, NotFound>> ReceiptAsync(Guid purgeId, RequestActor request, IPurgeService purges) =>
        await purges.GetAsync(request.Actor, purgeId, request.Gone) is { } receipt
            ? TypedResults.File(ReceiptJson.Of(receipt), "application/json; charset=utf-8", $"purge-receipt-{purgeId:D}.json")
            : TypedResults.NotFound();
}
