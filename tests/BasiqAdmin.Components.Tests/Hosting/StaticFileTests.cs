using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Testing.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>What a static file costs.</summary>
public sealed partial class StaticFileTests
{
    private static CancellationToken Cancelled => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task StaticFile_ForSomebodySignedIn_AsksTheDatabaseNothing()
    {
        var statements = new StatementsByPath();
        await using var app = new AdminFactory
        {
            Change = services =>
            {
                services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(statements));
                services.ConfigureDbContext<AdminContext>(options => options.AddInterceptors(statements));
            },
        };
        using var http = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var signedIn = await http.SignInAsAsync(Role.Support, cancellationToken: Cancelled);
        var page = await http.GetStringAsync(new Uri("/status", UriKind.Relative), Cancelled);
        var files = Asset().Matches(page).Select(match => $"/{match.Groups["path"].Value}").ToList();

        foreach (var file in files)
        {
            using var reply = await http.GetAsync(new Uri(file, UriKind.Relative), Cancelled);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }

        Assert.True(files.Count >= 4, "The page brings styles and scripts.");
        Assert.Contains(statements.Of("/status"), statement => statement.Contains("\"Sessions\"", StringComparison.Ordinal));
        Assert.Empty(files.SelectMany(statements.Of));
    }

    // Named by what is in them, as in the app: app.4f2k….css.
    [GeneratedRegex("(href|src)=\"(?<path>[^\"]+\\.[a-z0-9]{10}\\.(css|js|svg))\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();

    /// <summary>Keeps the statements that a request sends, not those of workers beside it.</summary>
    private sealed class StatementsByPath : DbCommandInterceptor, IStartupFilter
    {
        private readonly AsyncLocal<string?> _path = new();
        private readonly ConcurrentQueue<(string Path, string Statement)> _sent = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                _path.Value = context.Request.Path.Value;
                return rest(context);
            });
            next(app);
        };

        public IEnumerable<string> Of(string path) => _sent.Where(sent => sent.Path == path).Select(sent => sent.Statement);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Keep(command);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Keep(command);
            return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
        }

        private void Keep(DbCommand command)
        {
            if (_path.Value is { } path)
            {
                _sent.Enqueue((path, command.CommandText));
            }
        }
    }
}
