using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>The one place that names the database engine.</summary>
public static class DataRegistration
{
    /// <summary>Adds the context factory, the migration at start and how search reads what is stored.</summary>
    public static IServiceCollection AddAdminStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SearchOptions>().Bind(configuration.GetSection(SearchOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddDbContextFactory<AdminContext>((provider, options) =>
            options.UseAdminDatabase(provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString));
        services.AddTransient<DatabaseMigrator>();
        services.AddTransient<SearchTextRefill>();
        services.AddHostedService<MigrateAtStart>();
        return services;
    }

    /// <summary>Points <paramref name="options"/> at the SQLite file of <paramref name="connectionString"/>, foreign keys enforced.</summary>
    public static DbContextOptionsBuilder UseAdminDatabase(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlite(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ConnectionString)
            .AddInterceptors(new SqliteConnectionSetup())

            // A count that stops at a limit needs no order; pages get theirs from Keyset.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
