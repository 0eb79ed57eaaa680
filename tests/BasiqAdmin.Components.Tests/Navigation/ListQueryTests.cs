using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Insights;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace BasiqAdmin.Components.Tests.Navigation;

public sealed class ListQueryTests
{
    private static readonly PageRequest Page = new(100, "k:42/ä", "seen", Descending: true);
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void UsersQuery_WrittenAndRead_IsTheSame()
    {
        var query = new UsersQuery(new UserFilter("a&b=c d", DirectoryState.NotFound, InTrouble: true) { Tab = UserTab.NeverConnected }, Page);

        Assert.Equal(query, UsersQuery.Parse(AdminRoutes.Users(query)));
    }

    [Theory]
    [InlineData("Gavin Belson")]
    [InlineData("gavin@hooli.example")]
    [InlineData("+61 400 000 666")]
    [InlineData("0400000666")]
    [InlineData("Ada")]
    public void SearchText_ThatMayBePersonal_IsHiddenInTheAddressAndReadBack(string text)
    {
        var address = AdminRoutes.UsersMatching(text);

        Assert.DoesNotContain(text, Uri.UnescapeDataString(address), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(text, UsersQuery.Parse(address).Filter.Text);
    }

    [Fact]
    public void SearchText_PartOfAnId_StaysReadable()
    {
        Assert.Equal("/users?q=ba3a995d-04", AdminRoutes.UsersMatching(" ba3a995d-04 "));
    }

    [Fact]
    public void SearchText_HiddenWithOtherKeys_IsLeftOut()
    {
        Assert.Null(UsersQuery.Parse("/users?q=~CfDJ8").Filter.Text);
    }

    [Fact]
    public void SearchText_HiddenBeforeAnAppBroughtItsKeys_IsStillReadBack()
    {
        var address = AdminRoutes.UsersMatching("Ada");

        HiddenText.Use(new EphemeralDataProtectionProvider());

        Assert.Equal("Ada", UsersQuery.Parse(address).Filter.Text);
        Assert.Equal("Ada", UsersQuery.Parse(AdminRoutes.UsersMatching("Ada")).Filter.Text);
    }

    [Fact]
    public void ConnectionsQuery_WrittenAndRead_IsTheSame()
    {
        var query = new ConnectionsQuery(new ConnectionListFilter("hooli", "invalid", "AU00000", "web", 7), Page);

        Assert.Equal(query, ConnectionsQuery.Parse(AdminRoutes.Connections(query)));
    }

    [Fact]
    public void JobsQuery_WrittenAndRead_IsTheSame()
    {
        var query = new JobsQuery(new JobFilter(JobStatus.Failed, InstitutionId.Parse("AU00000"), "service-unavailable", "c-1", Noon) { IsUnderWay = true, Cause = Cause.BankDown, Owner = ActionOwner.Bank }, Page);

        Assert.Equal(query, JobsQuery.Parse(AdminRoutes.Jobs(query)));
    }

    [Theory]
    [InlineData("/insights", 7)]
    [InlineData("/insights?days=28", 28)]
    [InlineData("/insights?days=5", 7)]
    public void InsightsQuery_OfLastDays_EndsToday(string address, int days)
    {
        var query = InsightsQuery.Parse(address);

        Assert.Equal(InsightsPeriod.Last(days, new DateOnly(2026, 11, 20)), query.PeriodAt(Noon));
    }

    [Fact]
    public void InsightsQuery_FromTo_WrittenAndRead_IsTheSame()
    {
        var query = new InsightsQuery(Chosen: new InsightsPeriod(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 9)));

        Assert.Equal(query, InsightsQuery.Parse(QueryHelpers.AddQueryString("/insights", query.Parameters())));
        Assert.Equal(query.Chosen, query.PeriodAt(Noon));
    }

    [Fact]
    public void FailedJobsQuery_WrittenAndRead_IsTheSame()
    {
        var filter = new CaseFilter
        {
            State = CaseState.Snoozed,
            Owner = ActionOwner.Bank,
            Cause = Cause.BankDown,
            Institution = InstitutionId.Parse("AU00002"),
            Method = ConnectionMethod.OpenBanking,
            Code = "service-unavailable",
            Step = "retrieve-accounts",
            Assignee = "dev-team-lead",
            OlderThan = TimeSpan.FromHours(72),
            YoungerThan = TimeSpan.FromHours(4),
            Text = "5c50a2f4",
            InOutageOf = InstitutionId.Parse("AU00001"),
        };
        var query = new FailedJobsQuery(filter, Page, 12, InstitutionId.Parse("AU00003"), 90);

        Assert.Equal(query, FailedJobsQuery.Parse(AdminRoutes.FailedJobs(query)));
    }

    [Fact]
    public void FailedJobsQuery_OfNobody_DiffersFromOfAnybody()
    {
        var query = FailedJobsQuery.Default with { Filter = new CaseFilter { Assignee = CaseFilter.Nobody } };

        Assert.Equal(query, FailedJobsQuery.Parse(AdminRoutes.FailedJobs(query)));
        Assert.Equal("/failed-jobs", AdminRoutes.FailedJobs(FailedJobsQuery.Default));
        Assert.Equal(FailedJobsQuery.Default, FailedJobsQuery.Parse("/failed-jobs?state=lost&days=8&case=x&older=-3&bank=%20"));
    }

    [Fact]
    public void RecoveryQuery_WrittenAndRead_IsTheSameAndHidesWhatMayBeAName()
    {
        var query = new RecoveryQuery(new RecoveryFilter(RecoveryStage.Escalated, InstitutionId.Parse("AU00002"), "Gavin Belson"), Page);

        var address = AdminRoutes.Recovery(query);

        Assert.Equal(query, RecoveryQuery.Parse(address));
        Assert.DoesNotContain("Belson", Uri.UnescapeDataString(address), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void PurgesQuery_WrittenAndRead_IsTheSame()
    {
        var query = new PurgesQuery(new PurgeFilter(PurgeState.Refused, "4711", ConnectionId.Parse("214974bb")) { RequesterId = "dev-admin", From = Noon, To = Noon.AddDays(7) }, Page);

        Assert.Equal(query, PurgesQuery.Parse(AdminRoutes.Purges(query)));
    }

    [Fact]
    public void FrequentRefreshesQuery_WrittenAndRead_IsTheSame()
    {
        var query = new FrequentRefreshesQuery(Page);

        Assert.Equal(query, FrequentRefreshesQuery.Parse(AdminRoutes.FrequentRefreshes(query)));
        Assert.Equal("/refreshes", AdminRoutes.FrequentRefreshes(FrequentRefreshesQuery.Default));
    }

    [Fact]
    public void AuditQuery_WrittenAndRead_IsTheSame()
    {
        var query = new AuditQuery(new AuditFilter("purge", "purge.requested", "dev-admin", AuditOutcome.Refused, Noon, Noon.AddDays(1)), Page);

        Assert.Equal(query, AuditQuery.Parse(AdminRoutes.Audit(query)));
    }

    [Fact]
    public void ErrorsQuery_WrittenAndRead_IsTheSame()
    {
        var query = new ErrorsQuery(new ErrorFilter("text", "Error", "u1", "c1", "j1", "corr", "cause", Noon, Noon.AddDays(1)), Page);

        Assert.Equal(query, ErrorsQuery.Parse(AdminRoutes.Errors(query)));
    }

    [Fact]
    public void UsersQuery_AtItsDefaults_HasAPlainAddress()
    {
        Assert.Equal("/users", AdminRoutes.Users(UsersQuery.Default));
        Assert.Equal(UsersQuery.Default, UsersQuery.Parse("http://127.0.0.1:5080/users"));
    }

    [Theory]
    [InlineData("/users?size=7&state=elsewhere&trouble=maybe")]
    [InlineData("/users?size=-25&state=77&q=%20%20")]
    [InlineData("/users?size=&state=&q=#q=1")]
    public void UsersQuery_WhatItCannotRead_StaysAtTheDefault(string address)
    {
        Assert.Equal(UsersQuery.Default, UsersQuery.Parse(address));
    }
}
