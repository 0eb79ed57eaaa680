using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Components.Pages.FailedJobs;
using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Activities;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Connections;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.ErrorLog;
using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Purges;
using BasiqAdmin.Services.Recovery;
using BasiqAdmin.Services.Refreshes;
using BasiqAdmin.Services.Reports;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Users;
using BasiqAdmin.Services.Views;
using BasiqAdmin.SignIn;
using BasiqAdmin.Testing.Fakes;
using BasiqAdmin.Testing.Logging;
using BasiqAdmin.Testing.Time;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace BasiqAdmin.Components.Tests.Infrastructure;

/// <summary>What each component test stands on: MudBlazor without its scripts, a clock that stands still, fakes of the services, somebody signed in.</summary>
public abstract class ComponentTest : BunitContext
{
    // A busy machine is slow, not wrong.
    static ComponentTest() => DefaultWaitTimeout = TimeSpan.FromSeconds(15);

    protected ComponentTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<Screens>();
        Services.AddSingleton<Toasts>();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Current);
        Services.AddSingleton(new NoteDrafts());
        Services.AddSingleton(LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Information).AddProvider(Logs)));
        Services.AddSingleton<IUserDirectory>(Users);
        Services.AddSingleton<IConnectionService>(Connections);
        Services.AddSingleton<IRefreshService>(Refreshes);
        Services.AddSingleton<IJobService>(Jobs);
        Services.AddSingleton<IActivities>(Activities);
        Services.AddSingleton<IBasiqReports>(Reports);
        Services.AddSingleton<IConnectorHealth>(Banks);
        Services.AddSingleton<ConnectorChanges>();
        Services.AddSingleton<FrameFeed>();
        Services.AddSingleton<IFailedJobInbox>(Inbox);
        Services.AddSingleton<ISavedViews>(Views);
        Services.AddSingleton<IPurgeService>(Purges);
        Services.AddSingleton<IRecoveryQueue>(Recovery);
        Services.AddSingleton<IAuditLog>(Audit);
        Services.AddSingleton<PageRefusals>();
        Services.AddSingleton<IErrorLog>(Errors);
        Services.AddSingleton<IStaffSessions>(Sessions);
        Services.AddSingleton(Options.Create(new SignInOptions()));
        Services.AddSingleton(Options.Create(new BasiqOptions { BaseUrl = new Uri("http://127.0.0.1:7070") }));
        SignInAs(Role.Admin);
    }

    protected ManualTimeProvider Time { get; } = new(Sample.Now);

    protected CapturingLoggerProvider Logs { get; } = new();

    protected CurrentActor Current { get; } = new();

    protected FakeUserDirectory Users { get; } = new();

    protected FakeConnectionService Connections { get; } = new();

    protected FakeRefreshService Refreshes { get; } = new();

    protected FakeJobService Jobs { get; } = new();

    protected FakeActivities Activities { get; } = new();

    protected FakeBasiqReports Reports { get; } = new();

    protected FakeConnectorHealth Banks { get; } = new();

    protected FakeFailedJobInbox Inbox { get; } = new();

    protected FakeSavedViews Views { get; } = new();

    protected FakePurgeService Purges { get; } = new();

    protected FakeRecoveryQueue Recovery { get; } = new();

    protected FakeAuditLog Audit { get; } = new();

    protected FakeErrorLog Errors { get; } = new();

    protected FakeStaffSessions Sessions { get; } = new();

    /// <summary>Whether what is rendered has a circuit, as every page but sign-in and the error page has.</summary>
    protected bool HasCircuit { get; set; } = true;

    protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Renders a component as a page does, with the places for dialogs and menus beside it.</summary>
    public override IRenderedComponent<TComponent> Render<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>>? parameterBuilder = null)
    {
        SetRendererInfo(new RendererInfo(HasCircuit ? "Server" : "Static", HasCircuit));
        var screens = Services.GetRequiredService<Screens>();
        if (screens.Newest is { IsDisposed: false } before)
        {
            before.Render(parameters => parameters.Add(drawn => drawn.DrawsOverlays, value: false));
        }

        var screen = base.Render<Screen>(parameters => parameters.AddChildContent(parameterBuilder ?? (_ => { })));
        var component = RenderedComponentExtensions.FindComponent<TComponent>(screen);
        screens.Add(component.ComponentId, screen);
        return component;
    }

    /// <summary>The frame's feed has looked: what is rendered next has its news at once, and nothing renders while a test clicks.</summary>
    protected Task HaveNewsAsync()
    {
        var feed = Services.GetRequiredService<FrameFeed>();
        feed.Subscribe(() => { });
        return feed.EnsureAsync();
    }

    /// <summary>The development person with that role, with a browser in UTC.</summary>
    protected Actor SignInAs(Role role)
    {
        var actor = DevelopmentPeople.All.Single(person => person.Role == role) with { Address = "127.0.0.1", Session = Sample.Session };
        Current.Set(actor, TimeZoneInfo.Utc, isDevelopmentPerson: true);
        return actor;
    }
}
