using System.Net;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Fakes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Exports;

public sealed class ExportTests : IAsyncDisposable
{
    private readonly FakeUserDirectory _users = new();
    private readonly FakeConnectionService _connections = new();
    private readonly FakeJobService _jobs = new();
    private readonly FakeFailedJobInbox _inbox = new();
    private readonly FakePurgeService _purges = new();
    private readonly FakeAuditLog _audit = new();
    private readonly FakeErrorLog _errors = new();
    private readonly AdminFactory _app;

    public ExportTests() => _app = new AdminFactory
    {
        Change = services => services
            .AddSingleton<IUserDirectory>(_users)
            .AddSingleton<IConnectionService>(_connections)
            .AddSingleton<IJobService>(_jobs)
            .AddSingleton<IFailedJobInbox>(_inbox)
            .AddSingleton<IPurgeService>(_purges)
            .AddSingleton<IAuditLog>(_audit)
            .AddSingleton<IErrorLog>(_errors),
    };

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Export_OfUsers_HasAllPagesOfTheFilterAndNoPersonalDetailInFull()
    {
        _users.Search.Is(new Page<UserRow>([Sample.UserInList()], null, null, 1));
        using var http = await SignedInAsync(Role.Support);

        using var reply = await http.GetAsync(new Uri("/exports/users.csv?q=hooli&sort=name&size=50&at=middle", UriKind.Relative), Cancelled);
        var csv = await reply.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal("text/csv", reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", reply.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith("userId,", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains(Sample.UserId.Value, csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Belson", csv, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("gavin@", csv, StringComparison.OrdinalIgnoreCase);
        var (filter, page) = Assert.Single(_users.Searches);
        Assert.Equal(new UserFilter("hooli"), filter);
        Assert.Equal(new PageRequest(100, Cursor: null, "name"), page);
    }

    [Fact]
    public async Task Export_OfSeveralPages_FollowsThemToTheEnd()
    {
        var pages = new Queue<Page<UserRow>>(
        [
            new([Sample.UserInList()], null, "second", 2),
            new([Sample.UserInList()], "first", null, 2),
        ]);
        _users.Search.Is(pages.Dequeue());
        using var http = await SignedInAsync(Role.Support);

        using var reply = await http.GetAsync(new Uri("/exports/users.csv", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancelled);
        _users.Search.Is(pages.Dequeue());
        var csv = await reply.Content.ReadAsStringAsync(Cancelled);

        Assert.True(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= 3);
        Assert.Equal("second", _users.Searches[1].Page.Cursor);
    }

    [Fact]
    public async Task Export_OfFailedJobs_HasWhatTheFilterShowsAndNoPersonalDetail()
    {
        _inbox.Rows.Add(SampleCases.Row());
        using var http = await SignedInAsync(Role.Support);

        var csv = await http.GetStringAsync(new Uri("/exports/failed-jobs.csv?owner=customer&bank=AU00002&case=12", UriKind.Relative), Cancelled);

        Assert.Equal(new CaseFilter { Owner = ActionOwner.Customer, Institution = SampleCases.Bank }, Assert.Single(_inbox.Exports));
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("12,Open,Customer,AccountLocked,Locked out by the bank,AU00002", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Gavin", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_CellThatASpreadsheetWouldRun_IsEscaped()
    {
        _purges.Search.Is(Sample.PageOf(Sample.PurgeInList(Services.Data.Entities.PurgeState.Done) with { Reason = "=HYPERLINK(\"http://evil.example\")" }));
        using var http = await SignedInAsync(Role.Admin);

        var csv = await http.GetStringAsync(new Uri("/exports/purges.csv", UriKind.Relative), Cancelled);

        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("connections")]
    [InlineData("jobs")]
    [InlineData("purges")]
    [InlineData("errors")]
    public async Task Export_OfEachList_HasItsHeadingAndItsRows(string list)
    {
        _connections.Search.Is(Sample.PageOf(Sample.ConnectionInList()));
        _jobs.Search.Is(Sample.PageOf(SampleJobs.InList(JobStatus.Failed)));
        _purges.Search.Is(Sample.PageOf(Sample.PurgeInList(Services.Data.Entities.PurgeState.Done)));
        _audit.Search.Is(Sample.PageOf(Sample.AuditEntry(1)));
        _errors.Search.Is(Sample.PageOf(Sample.Error()));
        using var http = await SignedInAsync(Role.Admin);

        var csv = await http.GetStringAsync(new Uri($"/exports/{list}.csv", UriKind.Relative), Cancelled);

        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(Sample.ConnectionId.Value, lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("purges")]
    [InlineData("audit")]
    public async Task Export_WithoutTheRight_IsRefused(string list)
    {
        using var http = await SignedInAsync(Role.Support);

        using var reply = await http.GetAsync(new Uri($"/exports/{list}.csv", UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, reply.StatusCode);
    }

    private async Task<HttpClient> SignedInAsync(Role role)
    {
        var http = _app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var reply = await http.SignInAsAsync(role, cancellationToken: Cancelled);
        return http;
    }
}
