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
        services.AddSingleton<DirectoryWriter>();
        services.AddSingleton<UserLookup>();
        services.AddSingleton<BulkLookup>();
        services.AddSingleton<ImportActivity>();
        services.AddSingleton<UserImport>();
        services.AddSingleton<UserList>();
        services.AddSingleton<JobFinder>();
        services.AddSingleton<UserFinder>();
        services.AddSingleton<IUserDirectory, UserDirectory>();
        return services;
    }
}
