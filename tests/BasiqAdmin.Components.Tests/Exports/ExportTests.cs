using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data.Entities;
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
    private readonly FakeConnectorHealth _banks = new();
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
            .AddSingleton<IConnectorHealth>(_banks)
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

        Assert.Equal(new CaseFilter { Owner = ActionOwner.Customer, Institution = SampleCases.Bank, FoldOutages = false }, Assert.Single(_inbox.Exports));
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("12,Open,Customer,AccountLocked,Locked out by the bank,AU00002", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Gavin", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfPurgeReceipts_IsOneReceiptALine()
    {
        _purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done), Sample.PurgeInList(PurgeState.Done)));
        using var http = await SignedInAsync(Role.Auditor);

        var lines = await http.GetStringAsync(new Uri("/exports/purges.jsonl?person=u-ota", UriKind.Relative), Cancelled);

        var receipts = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, receipts.Count);
        Assert.All(receipts, receipt => Assert.Equal(new string('a', 64), receipt.GetProperty("auditHash").GetString()));
        Assert.Equal("u-ota", Assert.Single(_purges.Searches).Filter.RequesterId);
    }

    [Fact]
    public async Task Export_CellThatASpreadsheetWouldRun_IsEscaped()
    {
        _purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done) with { Reason = "=HYPERLINK(\"http://evil.example\")" }));
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
        _purges.Search.Is(Sample.PageOf(Sample.PurgeInList(PurgeState.Done)));
        _audit.Search.Is(Sample.PageOf(Sample.AuditEntry(1)));
        _errors.Search.Is(Sample.PageOf(Sample.Error()));
        using var http = await SignedInAsync(Role.Admin);

        var csv = await http.GetStringAsync(new Uri($"/exports/{list}.csv", UriKind.Relative), Cancelled);

        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains(Sample.ConnectionId.Value, lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users")]
    [InlineData("connections")]
    [InlineData("jobs")]
    [InlineData("failed-jobs")]
    [InlineData("connectors")]
    [InlineData("recovery")]
    [InlineData("refreshed-by-hand")]
    [InlineData("purges")]
    [InlineData("errors")]
    [InlineData("audit")]
    public async Task Export_OfEachList_BeginsWithAByteOrderMark(string list)
    {
        using var http = await SignedInAsync(Role.Admin);

        var bytes = await http.GetByteArrayAsync(new Uri($"/exports/{list}.csv", UriKind.Relative), Cancelled);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.Take(3));
        Assert.NotEqual(0xEF, bytes[3]);
    }

    [Fact]
    public async Task Export_NameWithDirectionMarks_IsWithoutThem()
    {
        _connections.Search.Is(Sample.PageOf(Sample.ConnectionInList() with { InstitutionName = "\u202EHooli\u2066 Bank" }));
        using var http = await SignedInAsync(Role.Admin);

        var csv = await http.GetStringAsync(new Uri("/exports/connections.csv", UriKind.Relative), Cancelled);

        Assert.Contains(",Hooli Bank,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfConnectors_HasTheirTimesRatesAndUptime()
    {
        _banks.Search.Is(Sample.PageOf(SampleConnectors.Row(days: 90)));
        using var http = await SignedInAsync(Role.Support);

        var csv = await http.GetStringAsync(new Uri("/exports/connectors.csv?days=90&trouble=1", UriKind.Relative), Cancelled);

        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("AU00000,Hooli Bank,web,operational,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",live,1,Australia,3200,5000,16000,,24200,0.9474,19,0.6100,100,12,412,17,0,90,", lines[1], StringComparison.Ordinal);
        Assert.Equal((true, 90), (_banks.Searches[0].Filter.InTrouble, _banks.Searches[0].Days));
    }

    [Fact]
    public async Task Export_OfAReceipt_HasTheWholeEvidence()
    {
        var receipt = Sample.Receipt(PurgeState.Unknown);
        var (earlier, later) = (Guid.NewGuid(), Guid.NewGuid());
        _purges.Get.Is(receipt with
        {
            ApprovalPreCheck = receipt.PreCheck with { Accounts = 2, InstitutionId = "AU00002", BankStatus = "major-outage" },
            ApproverName = "Mira",
            Finding = "The connection has since been deleted at Basiq.",
            ReadBack = new PurgeVerification(null, Sample.Now, 2, "Basiq could not be reached.", null),
            CannotBeSettled = true,
            Repeats = earlier,
            RepeatedBy = later,
        });

        var json = await ReceiptAsync();

        Assert.Equal("The connection has since been deleted at Basiq.", json.GetProperty("finding").GetString());
        Assert.Equal((true, "Unknown"), (json.GetProperty("cannotBeSettled").GetBoolean(), json.GetProperty("state").GetString()));
        Assert.Equal((earlier, later), (json.GetProperty("repeats").GetGuid(), json.GetProperty("repeatedBy").GetGuid()));
        Assert.Equal((3, 2), (json.GetProperty("preCheck").GetProperty("accounts").GetInt32(), json.GetProperty("approvalPreCheck").GetProperty("accounts").GetInt32()));
        Assert.Equal("major-outage", json.GetProperty("approvalPreCheck").GetProperty("bankStatus").GetString());
        Assert.Equal(("Connection is active", "Passed"), json.GetProperty("approvalPreCheck").GetProperty("checks")[0] is var check ? (check.GetProperty("rule").GetString(), check.GetProperty("verdict").GetString()) : default);
        Assert.Equal((2, "Basiq could not be reached."), json.GetProperty("readBack") is var read ? (read.GetProperty("attempts").GetInt32(), read.GetProperty("problem").GetString()) : default);
        Assert.Equal((Sample.ConnectionId.Value, "Mira"), (json.GetProperty("connectionId").GetString(), json.GetProperty("approverName").GetString()));
        Assert.Equal((42, receipt.AuditHash), (json.GetProperty("auditSequence").GetInt64(), json.GetProperty("auditHash").GetString()));
    }

    [Fact]
    public async Task Export_OfAReceipt_LeavesNothingOutThatTheReceiptHolds()
    {
        var json = await ReceiptAsync();

        Assert.Equal(
            typeof(PurgeReceipt).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            typeof(PurgePreCheck).GetProperties().Where(property => property.Name != nameof(PurgePreCheck.Allowed)).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            json.GetProperty("preCheck").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
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

    private async Task<JsonElement> ReceiptAsync()
    {
        using var http = await SignedInAsync(Role.Admin);
        return await http.GetFromJsonAsync<JsonElement>(new Uri($"/exports/purges/{Sample.PurgeId:D}.json", UriKind.Relative), Cancelled);
    }

    private async Task<HttpClient> SignedInAsync(Role role)
    {
        var http = _app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var reply = await http.SignInAsAsync(role, cancellationToken: Cancelled);
        return http;
    }
}
