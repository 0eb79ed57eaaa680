using BasiqAdmin.Hosting;

return await AdminHost.RunAsync(args);
