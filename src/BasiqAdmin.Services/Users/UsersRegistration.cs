using BasiqAdmin.Services.Connectors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Users;

/// <summary>The user directory's services.</summary>
public static class UsersRegistration
{
    /// <summary>Adds the directory. Needs the client, the storage, the audit trail and the connectors.</summary>
    public static IServiceCollection AddUserDirectory(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectoryOptions>().Bind(configuration.GetSection(DirectoryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<DirectoryWriter>();
        services.AddScoped<ICustomerNames, CustomerNames>();
        services.AddScoped<UserLookup>();
        services.AddScoped<BulkLookup>();
        services.AddSingleton<ImportActivity>();
        services.AddScoped<UserImport>();
        services.AddScoped<UserList>();
        services.AddScoped<JobFinder>();
        services.AddScoped<UserFinder>();
        services.AddScoped<IUserDirectory, UserDirectory>();
        return services;
    }
}
