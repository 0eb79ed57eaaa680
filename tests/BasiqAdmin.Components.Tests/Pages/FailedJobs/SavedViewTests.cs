using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Tests.Infrastructure;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Views;

namespace BasiqAdmin.Components.Tests.Pages.FailedJobs;

public sealed class SavedViewTests : PageTest
{
    [Fact]
    public void View_Saved_LeadsBackToTheSameFilterWithoutTheOpenCase()
    {
        var page = Open<FailedJobsPage>("/failed-jobs?owner=bank&older=72&case=12");
        page.Find("#view-name").Input("Old bank trouble");

        page.Find(".views form").Submit();

        Assert.Equal(("failed-jobs", new SavedViewRow("Old bank trouble", "owner=bank&older=72")), Assert.Single(Views.Saved));
        Assert.Equal("/failed-jobs?owner=bank&older=72", page.Link("Old bank trouble").GetAttribute("href"));
    }

    [Fact]
    public void View_Refused_SaysWhyAndKeepsTheName()
    {
        Views.Refusal = new RejectedException("There are 50 views already; delete one first.");
        var page = Open<FailedJobsPage>("/failed-jobs");
        page.Find("#view-name").Input("One more");

        page.Find(".views form").Submit();

        Assert.Contains("There are 50 views already", page.Find(".views").Words(), StringComparison.Ordinal);
        Assert.Equal("One more", page.Find("#view-name").GetAttribute("value"));
    }

    [Fact]
    public void View_Deleted_IsGone()
    {
        Views.Saved.Add(("failed-jobs", new SavedViewRow("Mine", "assignee=dev-admin")));
        var page = Open<FailedJobsPage>("/failed-jobs");

        page.Button("Delete the view Mine").Click();

        Assert.Empty(Views.Saved);
        Assert.Contains("No view is saved yet.", page.Words(), StringComparison.Ordinal);
    }
}
