using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Conversions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data;

/// <summary>What this dashboard remembers because Basiq does not. One context per operation, from the factory.</summary>
public sealed class AdminContext(DbContextOptions<AdminContext> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The keys that protect cookies, tickets and hidden search texts: with the database, so that every instance has the same ones.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<UserId>().HaveConversion<UserIdConverter>();
        configurationBuilder.Properties<ConnectionId>().HaveConversion<ConnectionIdConverter>();

        // Purges keep it as text: queries that bring them together with other records compare it as such.
        configurationBuilder.DefaultTypeMapping<ConnectionId>().HasConversion<ConnectionIdConverter>();
        configurationBuilder.Properties<InstitutionId>().HaveConversion<InstitutionIdConverter>();
        configurationBuilder.Properties<JobId>().HaveConversion<JobIdConverter>();
        configurationBuilder.Properties<ConnectionMethod>().HaveConversion<ConnectionMethodConverter>();
        configurationBuilder.Properties<ConnectionStatus>().HaveConversion<ConnectionStatusConverter>();
        configurationBuilder.Properties<ConnectorStatus>().HaveConversion<ConnectorStatusConverter>();
        configurationBuilder.Properties<ConnectorStage>().HaveConversion<ConnectorStageConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AdminContext).Assembly);
}
