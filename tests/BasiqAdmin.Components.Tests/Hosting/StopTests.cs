using System.Net;
using BasiqAdmin.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace BasiqAdmin.Components.Tests.Hosting;

public sealed class StopTests
{
    [Theory]
    [InlineData("/_blazor/negotiate", HttpStatusCode.ServiceUnavailable)]
    [InlineData("/users", HttpStatusCode.OK)]
    public async Task App_AskedToStop_AnswersPagesButLetsNoNewCircuitIn(string path, HttpStatusCode status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.RefuseCircuitsWhileStopping();
        app.MapGet("/{**path}", () => "here");
        await app.StartAsync(Xunit.TestContext.Current.CancellationToken);
        using var http = app.GetTestClient();

        app.Lifetime.StopApplication();
        using var reply = await http.GetAsync(new Uri(path, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(status, reply.StatusCode);
    }
}
