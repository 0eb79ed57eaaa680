using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Sandbox;
using BasiqAdmin.Sandbox.World.Users;
using BasiqAdmin.Services.Demo;
using BasiqAdmin.SignIn;
using Banks = BasiqAdmin.Sandbox.World.Banks;
using Connections = BasiqAdmin.Sandbox.World.Connections;
using Jobs = BasiqAdmin.Sandbox.World.Jobs;

namespace BasiqAdmin.Hosting;

/// <summary>
/// Starts the sandbox inside this process when no API key is set while developing.
/// To the rest of the app it is a Basiq API on a loopback port; no other file knows of it.
/// </summary>
internal static class EmbeddedSandbox
{
    // Basiq wants a key; a sandbox takes any.
    private const string AnyKey = "sandbox";

    // Enough for every list and chart; a past for each of 100,000 would make the first start long and the database large.
    private const int MostUsersWithAPast = 1000;

    public static async Task AddEmbeddedSandboxAsync(this WebApplicationBuilder builder)
    {
        var (settings, environment) = (builder.Configuration, builder.Environment);
        if (StartRules.WantsEmbeddedSandbox(settings, environment))
        {
            var asked = Read(settings);
            var sandbox = await StartApartAsync(new SandboxOptions { Seed = asked.Seed, Users = asked.Users, Urls = "http://127.0.0.1:0" });
            builder.Services.AddHostedService(_ => new Lifetime(sandbox));
            if (asked.Demo)
            {
                builder.Services.AddDemo(() => SceneOf(sandbox, asked.Seed));
            }

            settings["Basiq:BaseUrl"] = sandbox.BaseAddress.ToString();
            settings["Directory:ImportFrom"] = new Uri(sandbox.BaseAddress, "_sandbox/users.csv").ToString();
        }

        if (environment.IsDevelopment() && StartRules.IsSandbox(settings) && string.IsNullOrWhiteSpace(settings["Basiq:ApiKey"]))
        {
            settings["Basiq:ApiKey"] = AnyKey;
        }
    }

    // On a flow of its own: whoever watches this program for the host that it builds (WebApplicationFactory does) must not take the sandbox for it.
    private static Task<SandboxServer> StartApartAsync(SandboxOptions options)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => SandboxServer.StartAsync(options));
        }
    }

    private static SandboxSettings Read(ConfigurationManager settings)
    {
        var asked = settings.GetSection(SandboxSettings.Section).Get<SandboxSettings>() ?? new SandboxSettings();
        if (asked.Users is < 1 or > SandboxSettings.MostUsers)
        {
            throw new SettingsException($"Sandbox:Users is {asked.Users}; it must be between 1 and {SandboxSettings.MostUsers}.");
        }

        return asked;
    }

    /// <summary>What is in a sandbox, in the terms of the service layer.</summary>
    internal static DemoScene SceneOf(SandboxServer sandbox, int seed)
    {
        var world = sandbox.World;
        return new DemoScene(
            seed,
            Seconds(world.Now),
            DevelopmentPeople.All,
            [.. world.Connectors.All.Select(connector => ConnectorOf(connector, world.Now))],
            [.. world.UserIds().Take(MostUsersWithAPast).Select(id => world.Read(id, user => UserOf(sandbox, user))).OfType<DemoUser>()]);
    }

    private static DemoConnector ConnectorOf(Banks.Connector connector, DateTimeOffset now)
    {
        var usual = connector.Durations ?? Banks.Connector.UnknownDurations;
        return new DemoConnector(
            InstitutionId.Parse(connector.Bank.Id),
            connector.Bank.Name,
            ConnectionMethod.From(connector.Method),
            ConnectorStatus.From(connector.Status),
            ConnectorStage.From(connector.Stage),
            Seconds(now - connector.StatusAge),
            TimeSpan.FromMilliseconds(usual.VerifyCredentials),
            TimeSpan.FromMilliseconds(usual.RetrieveAccounts),
            TimeSpan.FromMilliseconds(usual.RetrieveTransactions));
    }

    private static DemoUser UserOf(SandboxServer sandbox, UserState user)
    {
        var accounts = sandbox.World.AccountsOf(user).ToLookup(account => account.Connection);
        return new DemoUser(
            UserId.Parse(user.Id),
            Seconds(user.Created),
            [.. user.Connections.Where(connection => !connection.IsUpload).Select(connection => ConnectionOf(sandbox, user, connection, accounts[connection.Ordinal].Count()))]);
    }

    private static DemoConnection ConnectionOf(SandboxServer sandbox, UserState user, Connections.Connection connection, int accounts)
    {
        var now = sandbox.World.Now;
        var shown = new Connection(
            ConnectionId.Parse(connection.Id),
            UserId.Parse(user.Id),
            InstitutionId.Parse(connection.Bank.Id),
            ConnectionStatus.From(connection.Status),
            ConnectionMethod.From(connection.Method),
            Seconds(connection.CreatedAt),
            connection.LastUsed is { } used ? Seconds(used) : null,
            connection.ExpiresAt);
        var jobs = user.Jobs.Where(job => job.Connection == connection.Ordinal && job.Created > now.AddDays(-7)).OrderBy(job => job.Created);
        return new DemoConnection(shown, accounts, connection.AlwaysFails is null, [.. jobs.Select(job => JobOf(job, shown, now))]);
    }

    private static Job JobOf(Jobs.Job job, Connection of, DateTimeOffset now)
    {
        var view = job.At(now);
        List<JobStep> steps = [.. view.Steps.Select(step => new JobStep(step.Title, JobStepStatus.From(step.Status), ResultOf(step.Failure)))];
        return new Job(JobId.Parse(job.Id), Seconds(job.Created), Seconds(view.Updated), steps, JobProgress.StatusOf(steps, default), of.UserId, of.Id, of.InstitutionId, null);
    }

    private static JobStepResult? ResultOf(Jobs.JobFailure? failure) =>
        failure is null ? null : new JobStepResult(null, null, failure.Code, failure.Title, failure.Detail, null, null);

    // The API shows whole seconds.
    private static DateTimeOffset Seconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);

    private sealed class Lifetime(SandboxServer sandbox) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => sandbox.DisposeAsync().AsTask();
    }
}

/// <summary>Section <c>Sandbox</c>: what the embedded sandbox is filled with.</summary>
internal sealed class SandboxSettings
{
    public const string Section = "Sandbox";
    public const int MostUsers = 1_000_000;

    /// <summary>The same seed gives the same data.</summary>
    public int Seed { get; set; } = 42;

    /// <summary>How many users it has.</summary>
    public int Users { get; set; } = 1000;

    /// <summary>Whether an empty database is filled with an invented past when the embedded sandbox starts.</summary>
    public bool Demo { get; set; } = true;
}
