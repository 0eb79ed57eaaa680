using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Navigation;

/// <summary>The only place where links are made. A page's <c>@page</c> template is written there and nowhere else.</summary>
public static class AdminRoutes
{
    public const string Overview = "/";
    public const string Status = "/status";

    /// <summary>Where the framework's circuits connect.</summary>
    public const string Circuits = "/_blazor";

    public const string SignOut = "/sign-out";
    public const string SignOutEverywhere = "/sign-out/everywhere";
    public const string SignInAsDevelopmentPerson = "/sign-in/development";
    public const string ProveAsDevelopmentPerson = "/sign-in/development/again";
    public const string SignInAtProvider = "/sign-in/start";
    public const string ProveAtProvider = "/sign-in/again";

    /// <summary>What a provider calls when a session of its own is over: in a frame, or by itself.</summary>
    public const string FrontChannelSignOut = "/signout-oidc";

    /// <inheritdoc cref="FrontChannelSignOut"/>
    public const string BackChannelSignOut = "/signout-backchannel";

    /// <summary>Where the search box posts to on pages without a circuit.</summary>
    public const string Search = "/search";
    public const string NotFound = "/not-found";
    public const string ServerError = "/server-error";

    /// <summary>Runs in place of an empty reply; {0} is its status.</summary>
    public const string Problem = "/problem/{0}";

    /// <summary>Of whose pages there are too many: everybody's. Otherwise the person's own.</summary>
    public const string PagesOfApp = "app";
    public const string Exports = "/exports";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static string Users(UsersQuery? query = null) => With("/users", query);

    /// <summary>The users whose name, e-mail, mobile or id contains <paramref name="text"/>.</summary>
    public static string UsersMatching(string? text) => Users(UsersQuery.Default with { Filter = new UserFilter(string.IsNullOrWhiteSpace(text) ? null : text.Trim()) });

    /// <summary>The user's page, with a part of the activity.</summary>
    public static string User(UserId userId, ActivityFilter activity = ActivityFilter.All) => ActivityQuery.AddTo($"/users/{userId.Value}", activity);

    /// <summary>The user's page with the purge of one of the connections opened.</summary>
    public static string UserPurge(UserId userId, ConnectionId connectionId, ActivityFilter activity = ActivityFilter.All) => QueryHelpers.AddQueryString(User(userId, activity), "purge", connectionId.Value);

    public static string Connections(ConnectionsQuery? query = null) => With("/connections", query);

    /// <summary>The connection's page, with a part of the activity.</summary>
    public static string Connection(UserId userId, ConnectionId connectionId, ActivityFilter activity = ActivityFilter.All) =>
        ActivityQuery.AddTo($"/users/{userId.Value}/connections/{connectionId.Value}", activity);

    /// <summary>The connection's page with its purge opened.</summary>
    public static string ConnectionPurge(UserId userId, ConnectionId connectionId, ActivityFilter activity = ActivityFilter.All) =>
        QueryHelpers.AddQueryString(Connection(userId, connectionId, activity), "purge", connectionId.Value);

    /// <summary>The same for a new purge that knowingly repeats an earlier one.</summary>
    public static string PurgeAgain(UserId userId, ConnectionId connectionId, Guid earlier) => $"{ConnectionPurge(userId, connectionId)}&repeats={earlier:D}";

    public static string Jobs(JobsQuery? query = null) => With("/jobs", query);

    public static string Job(JobId jobId) => $"/jobs/{jobId.Value}";

    /// <summary>All jobs of a user or connection, by its whole id.</summary>
    public static string JobsOf(string id) => Jobs(JobsQuery.Default with { Filter = new JobFilter(Text: id) });

    public static string FailedJobs(FailedJobsQuery? query = null) => With("/failed-jobs", query);

    /// <summary>The inbox with this case open beside the list.</summary>
    public static string FailedJob(long number) => FailedJobs(FailedJobsQuery.Default with { Case = number });

    /// <summary>The inbox as a saved view keeps it: a query string without the question mark.</summary>
    public static string FailedJobsView(string query) => query.Length == 0 ? FailedJobs() : $"{FailedJobs()}?{query}";

    /// <summary>The report of a period against the one before.</summary>
    public static string Insights(InsightsQuery? query = null) => query is null ? "/insights" : QueryHelpers.AddQueryString("/insights", query.Parameters());

    public static string Connectors(ConnectorsQuery? query = null) => With("/connectors", query);

    /// <summary>The page of a bank.</summary>
    public static string Connector(InstitutionId bank) => $"/connectors/{bank.Value}";

    /// <summary>The page of a bank with one of its connectors shown.</summary>
    public static string Connector(InstitutionId bank, ConnectionMethod method) => QueryHelpers.AddQueryString(Connector(bank), "method", method.Value);

    public static string Recovery(RecoveryQuery? query = null) => With("/recovery", query);

    /// <summary>What the recovery queue gave back to people and nobody goes on with yet.</summary>
    public static string RecoveryUnassigned() => Recovery(RecoveryQuery.Default with { Filter = new RecoveryFilter(RecoveryStage.Unassigned) });

    /// <summary>A bank's part of the recovery queue.</summary>
    public static string RecoveryOf(InstitutionId bank) => Recovery(RecoveryQuery.Default with { Filter = new RecoveryFilter(Institution: bank) });

    /// <summary>Connections that people refresh so often that the smart cache would serve them better.</summary>
    public static string FrequentRefreshes(FrequentRefreshesQuery? query = null) => With("/refreshes", query);

    public static string Purges(PurgesQuery? query = null) => With("/purges", query);

    public static string Purge(Guid purgeId) => $"/purges/{purgeId:D}";

    /// <summary>The receipt with the approval of its purge opened.</summary>
    public static string PurgeApproval(Guid purgeId) => $"{Purge(purgeId)}?approve=1";

    /// <summary>The receipt of a purge as JSON.</summary>
    public static string PurgeJson(Guid purgeId) => $"{Exports}/purges/{purgeId:D}.json";

    public static string Sessions(SessionsQuery? query = null) => With("/sessions", query);

    public static string Audit(AuditQuery? query = null) => With("/audit", query);

    public static string Errors(ErrorsQuery? query = null) => With("/errors", query);

    /// <summary>The list as CSV: all that the filter shows, not only one page.</summary>
    public static string UsersCsv(UsersQuery query) => With($"{Exports}/users.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string ConnectionsCsv(ConnectionsQuery query) => With($"{Exports}/connections.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string JobsCsv(JobsQuery query) => With($"{Exports}/jobs.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string FailedJobsCsv(FailedJobsQuery query) => With($"{Exports}/failed-jobs.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string ConnectorsCsv(ConnectorsQuery query) => With($"{Exports}/connectors.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string RecoveryCsv(RecoveryQuery query) => With($"{Exports}/recovery.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string FrequentRefreshesCsv(FrequentRefreshesQuery query) => With($"{Exports}/refreshed-by-hand.csv", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string PurgesCsv(PurgesQuery query) => With($"{Exports}/purges.csv", query);

    /// <summary>The receipts of the same purges, one a line.</summary>
    public static string PurgesEvidence(PurgesQuery query) => With($"{Exports}/purges.jsonl", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string AuditCsv(AuditQuery query) => With($"{Exports}/audit.csv", query);

    /// <summary>The same entries as one JSON object a line.</summary>
    public static string AuditJsonLines(AuditQuery query) => With($"{Exports}/audit.jsonl", query);

    /// <inheritdoc cref="UsersCsv"/>
    public static string ErrorsCsv(ErrorsQuery query) => With($"{Exports}/errors.csv", query);

    /// <summary>The sign-in page; afterwards the person is taken to <paramref name="returnUrl"/>, a path of this app.</summary>
    /// <param name="returnUrl">Where to go afterwards.</param>
    /// <param name="problem">Why nobody is signed in, for the page to tell.</param>
    public static string SignIn(string? returnUrl = null, SignInProblem? problem = null) => QueryHelpers.AddQueryString("/sign-in", new Dictionary<string, string?>
    {
        ["problem"] = problem?.ToString(),
        ["returnUrl"] = returnUrl is Overview ? null : returnUrl,
    });

    /// <summary>Has the signed-in person prove who they are, and leads back to <paramref name="returnUrl"/>.</summary>
    public static string ProveAgain(string returnUrl) => QueryHelpers.AddQueryString(ProveAtProvider, "returnUrl", returnUrl);

    /// <summary>Leads to the provider, and back to <paramref name="returnUrl"/>.</summary>
    public static string SignInWithProvider(string returnUrl) => QueryHelpers.AddQueryString(SignInAtProvider, "returnUrl", returnUrl);

    /// <summary>Why a page was not opened; <paramref name="returnUrl"/> is that page.</summary>
    public static string TooManyPages(bool ofApp, string returnUrl) =>
        QueryHelpers.AddQueryString("/too-many-pages", new Dictionary<string, string?>(StringComparer.Ordinal) { ["of"] = ofApp ? PagesOfApp : null, ["returnUrl"] = returnUrl });

    private static string With(string path, IListQuery? query) =>
        query is null ? path : QueryHelpers.AddQueryString(path, query.Parameters());
}
