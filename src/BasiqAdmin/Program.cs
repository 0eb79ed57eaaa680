using BasiqAdmin.Hosting;

return args switch
{
    [HealthCommand.Name] => await HealthCommand.RunAsync(),
    [AuditCommand.Name, ..] => await AuditCommand.RunAsync(args),
    _ => await AdminHost.RunAsync(args),
};
