using System.Net;
using BasiqAdmin.Components.Pages.Audit;
using BasiqAdmin.Components.Pages.Connections;
using BasiqAdmin.Components.Pages.Connectors;
using BasiqAdmin.Components.Pages.Errors;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Pages.Jobs;
using BasiqAdmin.Components.Pages.Purges;
using BasiqAdmin.Components.Pages.Recovery;
using BasiqAdmin.Components.Pages.Refreshes;
using BasiqAdmin.Components.Pages.Sessions;
using BasiqAdmin.Components.Pages.Users;
using BasiqAdmin.Components.Tests.Pages;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Fakes;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Tests.Navigation;

/// <summary>Addresses that somebody has typed, cut short or made up: each parameter of each list with each kind of nonsense.</summary>
public sealed class AbsurdAddressTests : PageTest
{
    private static readonly string[] Nonsense =
    [
        "", "-1", "2147483647", "99999999999999999999", "NaN", "~~", "0001-01-01", "9999-12-31T23:59:59%2B14:00", "%00%1F", "%0D%0A", "%E2%80%AE", "%ED%A0%80",
        "%F0%9F%98%80", "%27%20OR%201=1--", "_%25_%5C", "VXNlcnM", new('9', 1000), Uri.EscapeDataString(new string('ä', 1000)),
    ];

    private static readonly Dictionary<string, Reading> Lists = new(StringComparer.Ordinal)
    {
        ["/users"] = new(UsersQuery.Default, UsersQuery.Parse),
        ["/connections"] = new(ConnectionsQuery.Default, ConnectionsQuery.Parse),
        ["/jobs"] = new(JobsQuery.Default, JobsQuery.Parse),
        ["/failed-jobs"] = new(FailedJobsQuery.Default, FailedJobsQuery.Parse),
        ["/connectors"] = new(ConnectorsQuery.Default, ConnectorsQuery.Parse),
        ["/recovery"] = new(RecoveryQuery.Default, RecoveryQuery.Parse),
        ["/refreshes"] = new(FrequentRefreshesQuery.Default, FrequentRefreshesQuery.Parse),
        ["/purges"] = new(PurgesQuery.Default, PurgesQuery.Parse),
        ["/errors"] = new(ErrorsQuery.Default, ErrorsQuery.Parse),
        ["/audit"] = new(AuditQuery.Default, AuditQuery.Parse),
        ["/sessions"] = new(SessionsQuery.Default, SessionsQuery.Parse),
    };

    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/users", typeof(UsersPage))]
    [InlineData("/connections", typeof(ConnectionsPage))]
    [InlineData("/jobs", typeof(JobsPage))]
    [InlineData("/failed-jobs", typeof(FailedJobsPage))]
    [InlineData("/connectors", typeof(ConnectorsPage))]
    [InlineData("/recovery", typeof(RecoveryPage))]
    [InlineData("/refreshes", typeof(FrequentRefreshesPage))]
    [InlineData("/purges", typeof(PurgesPage))]
    [InlineData("/errors", typeof(ErrorsPage))]
    [InlineData("/audit", typeof(AuditPage))]
    [InlineData("/sessions", typeof(SessionsPage))]
    public async Task Page_WithNonsenseInAnyParameter_IsShown(string path, Type type)
    {
        foreach (var address in AddressesOf(path, Lists[path]))
        {
            Navigation.NavigateTo(address);
            var page = Render(builder =>
            {
                builder.OpenComponent(0, type);
                builder.CloseComponent();
            });

            Assert.NotEmpty(page.FindAll("h1"));
            Assert.Empty(page.FindAll("[role=alert]"));
            await DisposeComponentsAsync();
        }
    }

    [Theory]
    [InlineData("purge")]
    [InlineData("repeats")]
    public async Task Connection_WithNonsenseInItsAddress_IsShown(string key)
    {
        foreach (var value in Nonsense)
        {
            var page = Open<ConnectionPage>($"/users/{Sample.UserId}/connections/{Sample.ConnectionId}?{key}={value}", ("User", Sample.UserId.Value), ("Connection", Sample.ConnectionId.Value));

            Assert.NotEmpty(page.FindAll("h1"));
            Assert.Empty(page.FindAll("[role=dialog]"));
            await DisposeComponentsAsync();
        }
    }

    [Fact]
    public async Task User_WithNonsenseInItsAddress_IsShown()
    {
        foreach (var value in Nonsense)
        {
            var page = Open<UserPage>($"/users/{Sample.UserId}?purge={value}", ("User", Sample.UserId.Value));

            Assert.NotEmpty(page.FindAll("h1"));
            await DisposeComponentsAsync();
        }
    }

    [Fact]
    public async Task Lists_AskedWithNonsenseInAnyParameter_Answer()
    {
        await using var app = new AdminFactory();
        using var http = app.CreateClient();
        using var reply = await http.SignInAsAsync(Role.Admin, cancellationToken: Cancelled);
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["/refreshes"] = "/exports/refreshed-by-hand.csv" };

        foreach (var (path, query) in Lists.Where(list => list.Key != "/sessions"))
        {
            foreach (var address in AddressesOf(files.GetValueOrDefault(path) ?? $"/exports{path}.csv", query))
            {
                // What breaks while a file is being written breaks its connection, so it is read to its end.
                using var file = await http.GetAsync(new Uri(address, UriKind.Relative), Cancelled);
                var text = await file.Content.ReadAsStringAsync(Cancelled);

                Assert.True(file.StatusCode == HttpStatusCode.OK && text.Length > 0, $"{address}: {file.StatusCode}");
            }
        }

        Assert.DoesNotContain(app.Logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData("older", "2147483647", 87_600)]
    [InlineData("younger", "999999", 87_600)]
    [InlineData("older", "72", 72)]
    public void Hours_BeyondTenYears_CountAsTenYears(string key, string value, int expected)
    {
        var filter = FailedJobsQuery.Parse($"/failed-jobs?{key}={value}").Filter;

        Assert.Equal(TimeSpan.FromHours(expected), filter.OlderThan ?? filter.YoungerThan);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("1999-12-31")]
    [InlineData("9999-12-31")]
    [InlineData("yesterday")]
    public void Moment_OutsideThisCentury_IsNone(string value)
    {
        Assert.Null(AuditQuery.Parse($"/audit?from={value}").Filter.From);
    }

    [Fact]
    public void Text_WithControlCharactersOrWithoutEnd_IsCleanedAndCut()
    {
        var cleaned = UsersQuery.Parse("/users?q=Ga%00v%0Ain%7F").Filter.Text;
        var cut = UsersQuery.Parse($"/users?q={new string('x', 199)}%F0%9F%98%80y").Filter.Text;

        Assert.Equal("Gavin", cleaned);
        Assert.Equal(new string('x', 199), cut);
    }

    // All are read; pages and files know an address by what was read from it only, so of those that say the same one is enough.
    private static IEnumerable<string> AddressesOf(string path, Reading list) =>
        list.Plain.Parameters().SelectMany(parameter => Nonsense, (parameter, value) => $"{path}?{parameter.Key}={value}").DistinctBy(list.Read);

    private sealed record Reading(IListQuery Plain, Func<string, IListQuery> Read);
}
