using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Navigation;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Tests.Navigation;

public sealed class AdminRoutesTests
{
    private static readonly UserId User = UserId.Parse("u-1");

    [Fact]
    public void AdminRoutes_OfThings_AreStable()
    {
        Assert.Equal("/users/u-1", AdminRoutes.User(User));
        Assert.Equal("/users/u-1/connections/c-1", AdminRoutes.Connection(User, ConnectionId.Parse("c-1")));
        Assert.Equal("/jobs/j-1", AdminRoutes.Job(JobId.Parse("j-1")));
        Assert.Equal("/jobs?q=c-1", AdminRoutes.JobsOf("c-1"));
        Assert.Equal("/purges/7d4e3c2b-1a09-4876-b543-210fedcba987", AdminRoutes.Purge(new Guid("7d4e3c2b-1a09-4876-b543-210fedcba987")));
    }

    [Theory]
    [InlineData(null, "/sign-in")]
    [InlineData("/", "/sign-in")]
    [InlineData("/users?q=a b", "/sign-in?returnUrl=%2Fusers%3Fq%3Da%20b")]
    public void AdminRoutes_SignIn_KeepsWhereThePersonWanted(string? returnUrl, string expected)
    {
        Assert.Equal(expected, AdminRoutes.SignIn(returnUrl));
    }

    [Fact]
    public void AdminRoutes_OfLists_LeadToPagesThatExist()
    {
        var templates = typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false).Cast<RouteAttribute>())
            .Select(route => route.Template);

        string[] lists = [AdminRoutes.Overview, AdminRoutes.Users(), AdminRoutes.Connections(), AdminRoutes.Jobs(), AdminRoutes.FailedJobs(), AdminRoutes.Purges(), AdminRoutes.Audit(), AdminRoutes.Errors(), AdminRoutes.Status];

        Assert.Empty(lists.Except(templates));
    }
}
