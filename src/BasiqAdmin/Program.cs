using BasiqAdmin.Hosting;

return args is [HealthCommand.Name] ? await HealthCommand.RunAsync() : await AdminHost.RunAsync(args);
