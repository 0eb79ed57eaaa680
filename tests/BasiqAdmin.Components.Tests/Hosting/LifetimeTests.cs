using System.Reflection;
using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Authentication;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Circuits;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Telemetry;
using BasiqAdmin.Services.Users;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.App;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BasiqAdmin.Components.Tests.Hosting;

/// <summary>Who lives how long, as the app registers it.</summary>
public sealed class LifetimeTests(LifetimeTests.Registrations app) : IClassFixture<LifetimeTests.Registrations>
{
    /// <summary>All that is kept for as long as the app runs, and why everybody must share it. Whatever else is new lives in a scope.</summary>
    private static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        [nameof(BasiqClient)] = "the HTTP pipeline, with its connections to Basiq",
        [nameof(TokenCache)] = "one token for everybody",
        [nameof(RequestBudget)] = "Basiq's limit is for the whole app",
        [nameof(BasiqTelemetry)] = "one set of instruments for the client",
        ["BasiqOptionsValidator"] = "settings are checked once, at start",
        [nameof(ConnectorCatalog)] = "the list of banks is read once for all",
        [nameof(ConnectorChanges)] = "live feed: the watcher tells the pages of every circuit",
        [nameof(ConnectorFigureReader)] = "figures are counted once a minute for all, behind whoever looks",
        [nameof(JobFollower)] = "live feed: one poller per job however many people look",
        [nameof(ImportActivity)] = "the directory's worker leaves to an import of any circuit what it looks up",
        [nameof(ServiceTelemetry)] = "one set of instruments for the service layer",
        ["SendingsUnderWay"] = "in-flight map: a stop waits for the purges and refreshes in it",
        ["AppInstance"] = "names this running app",
        ["NextSweep"] = "when the recovery queue looks again, from one run of its worker to the next",
        ["QueueLength"] = "the count between the recovery queue's worker and the collector",
        [nameof(ErrorQueue)] = "the error queue between all loggers and its writer",
        [nameof(ErrorLogProvider)] = "loggers live as long as the app",
        [nameof(FrameFeed)] = "live feed: one look for the frames of every circuit",
        [nameof(CircuitPlaces)] = "counts the open pages of everybody",
        [nameof(SessionWatch)] = "live feed: one look at the sessions for the pages of every circuit",
        [nameof(SessionTickets)] = "the cookie handler keeps it with its settings",
        [nameof(SignInProvider)] = "who signs people in, settled at start",
        [nameof(DevelopmentSignIn)] = "whether the development people are let in, settled at start",
    };

    [Fact]
    public void Singletons_AreThoseThatEverybodyMustShare()
    {
        var kept = app.Own(ServiceLifetime.Singleton).Where(type => !typeof(IHostedService).IsAssignableFrom(type)).Select(type => type.Name);

        Assert.Equal(Shared.Keys.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void InterfacesOfTheServiceLayer_AreScoped()
    {
        var contracts = app.Services.Where(service => service.ServiceType is { IsInterface: true } type && type.Assembly == typeof(IPurgeService).Assembly).ToList();

        Assert.Contains(contracts, service => service.ServiceType == typeof(IPurgeService));
        Assert.All(contracts, service => Assert.Equal(ServiceLifetime.Scoped, service.Lifetime));
    }

    // A call may outlast the circuit that it came from, for instance while a refusal is written to the audit trail: nothing that it works with may end with the circuit.
    [Fact]
    public void ServicesInAScope_HoldNothingThatEndsWithIt()
    {
        var scoped = app.Own(ServiceLifetime.Scoped).Where(type => type.Assembly == typeof(IPurgeService).Assembly && type != typeof(AdminContext)).ToList();

        Assert.NotEmpty(scoped);
        Assert.DoesNotContain(scoped, type => typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type));
        Assert.DoesNotContain(scoped, type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.ParameterType == typeof(AdminContext) || parameter.ParameterType == typeof(IServiceProvider)));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task App_WithASingletonThatKeepsAScopedService_DoesNotStart(string environment)
    {
        await using var captive = new AdminFactory { Environment = environment, Change = services => services.AddSingleton<Captor>() };
        captive.Settings["Basiq:ApiKey"] = "key";
        captive.Settings["Basiq:BaseUrl"] = "http://127.0.0.1:7070";

        var failure = Assert.ThrowsAny<Exception>(() => captive.Services);

        Assert.Contains("Cannot consume scoped service", failure.ToString(), StringComparison.Ordinal);
    }

    private sealed class Captor(IPurgeService purges)
    {
        public IPurgeService Purges { get; } = purges;
    }

    /// <summary>What the whole app registers.</summary>
    public sealed class Registrations : IAsyncLifetime
    {
        public IReadOnlyList<ServiceDescriptor> Services { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await using var app = new AdminFactory { Change = services => Services = [.. services] };
            Assert.NotNull(app.Services);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>The project's own types that live so long.</summary>
        public IEnumerable<Type> Own(ServiceLifetime lifetime) =>
            Services.Where(service => service.Lifetime == lifetime && !service.IsKeyedService).Select(TypeOf).Where(type => IsOwn(type.Assembly)).Distinct();

        private static Type TypeOf(ServiceDescriptor service) =>
            service.ImplementationType ?? service.ImplementationInstance?.GetType() ?? Made(service.ImplementationFactory!) ?? service.ServiceType;

        // A factory that only promises an interface, or anything, says nothing about what it makes.
        private static Type? Made(Delegate factory) => factory.GetType().GenericTypeArguments[1] is { IsInterface: false } type && type != typeof(object) ? type : null;

        private static bool IsOwn(Assembly assembly) => assembly.GetName().Name is "BasiqAdmin" or "BasiqAdmin.Basiq" or "BasiqAdmin.Services";
    }
}
