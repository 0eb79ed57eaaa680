using BasiqAdmin.Testing.App;
using BasiqAdmin.Testing.Logging;
using BasiqAdmin.Testing.Services;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.BrowserTests.Infrastructure;

/// <summary>The dashboard as it ships, on Kestrel, over a database file and a sandbox of its own.</summary>
public sealed class AdminApp : IAsyncDisposable
{
    private const int Users = 60;
    private const string ImportFrom = "Directory:ImportFrom";
    private const string ConnectionString = "Storage:ConnectionString";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("basiqadmin-browser-");
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly MovableClock _clock = new();
    private AdminFactory? _server;
    private AsyncServiceScope _scope;

    private AdminApp(SandboxFixture sandbox)
    {
        Sandbox = sandbox;
        var database = Path.Combine(_folder.FullName, "admin.db");
        TestStorage.CreateAt(database);
        _settings["Basiq:ApiKey"] = "key-of-the-app";
        _settings["Basiq:BaseUrl"] = sandbox.BaseAddress.ToString();
        _settings[ImportFrom] = sandbox.UserList.ToString();
        _settings[ConnectionString] = $"Data Source={database}";

        // Clocks jump by hours while pages stay open.
        _settings["SignIn:IdleAfter"] = _settings["SignIn:Lifetime"] = "1.00:00:00";
    }

    public SandboxFixture Sandbox { get; }

    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>Its database, for another instance on the same one.</summary>
    public (string Key, string Value) Storage => (ConnectionString, _settings[ConnectionString]);

    /// <summary>The app's services, in a scope as each of its circuits has one.</summary>
    public IServiceProvider Services => _scope.ServiceProvider;

    /// <summary>All that the app has logged since it was started last.</summary>
    public CapturingLoggerProvider Logs => Server.Logs;

    private AdminFactory Server => _server ?? throw new InvalidOperationException("The app is stopped.");

    public static async Task<AdminApp> StartAsync(bool isSandboxStill, CancellationToken cancellationToken, params (string Key, string Value)[] settings)
    {
        var app = new AdminApp(await SandboxFixture.OpenAsync(Users, isSandboxStill, cancellationToken));
        foreach (var (key, value) in settings)
        {
            app._settings[key] = value;
        }

        app.Start(port: 0);
        if (app._settings[ImportFrom].Length > 0)
        {
            await app.Logs.WaitForAsync(1, "Imported user ids", cancellationToken);
        }

        return app;
    }

    /// <summary>Lets the app's clock jump ahead.</summary>
    public void LetPass(TimeSpan time) => _clock.Push(time);

    /// <summary>The absolute address of a path.</summary>
    public string At(string path) => new Uri(Address, path).ToString();

    /// <summary>Stops the app; what it stored stays.</summary>
    public async Task StopAsync()
    {
        await _scope.DisposeAsync();
        await Server.DisposeAsync();
        _server = null;
    }

    /// <summary>Starts the app again on the same address, over the same database and sandbox.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Start(Address.Port);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        await Sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Start(int port)
    {
        _server = new AdminFactory { Change = services => services.AddSingleton<TimeProvider>(_clock) };
        foreach (var (key, value) in _settings)
        {
            _server.Settings[key] = value;
        }

        _server.UseKestrel(port);
        _server.StartServer();
        _scope = _server.Services.CreateAsyncScope();
        var addresses = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(addresses!.Addresses.First());
    }
}
