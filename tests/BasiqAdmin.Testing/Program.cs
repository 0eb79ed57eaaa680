using BasiqAdmin.Testing.Crash;

return args is [PurgeChild.Command, .. var rest] ? await PurgeChild.RunAsync(rest) : 64;
