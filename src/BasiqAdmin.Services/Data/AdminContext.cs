using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Data;

/// <summary>What this dashboard remembers because Basiq does not: see architecture, storage.</summary>
public sealed class AdminContext(DbContextOptions<AdminContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AdminContext).Assembly);
}
