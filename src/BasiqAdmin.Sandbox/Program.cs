using System.Globalization;
using BasiqAdmin.Sandbox;

var flags = new ConfigurationBuilder().AddCommandLine(args).Build();
var defaults = new SandboxOptions();
await using var sandbox = await SandboxServer.StartAsync(defaults with
{
    Urls = flags["urls"] ?? defaults.Urls,
    Seed = Number("seed", defaults.Seed),
    Users = Number("users", defaults.Users),
    ApiKey = flags["api-key"],
    AllowRemote = flags["allow-remote"] is "true",
    LogToConsole = true,
});
await sandbox.WaitForShutdownAsync();

int Number(string flag, int otherwise) =>
    flags[flag] is not { } text ? otherwise
    : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
    : throw new InvalidOperationException($"--{flag} takes a whole number.");
