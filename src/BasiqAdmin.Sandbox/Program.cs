using System.Globalization;
using BasiqAdmin.Sandbox;

var flags = new ConfigurationBuilder().AddCommandLine(args).Build();
var defaults = new SandboxOptions();
await using var sandbox = await SandboxServer.StartAsync(defaults with
{
    Urls = flags["urls"] ?? defaults.Urls,
    Seed = int.Parse(flags["seed"] ?? "42", CultureInfo.InvariantCulture),
    Users = int.Parse(flags["users"] ?? "1000", CultureInfo.InvariantCulture),
    ApiKey = flags["api-key"],
    AllowRemote = bool.Parse(flags["allow-remote"] ?? "false"),
    LogToConsole = true,
});
await sandbox.WaitForShutdownAsync();
