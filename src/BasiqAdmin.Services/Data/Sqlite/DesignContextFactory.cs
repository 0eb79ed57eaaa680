using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BasiqAdmin.Services.Data.Sqlite;

/// <summary>Gives dotnet-ef a context without the app around it; the file is never opened when a migration is added.</summary>
internal sealed class DesignContextFactory : IDesignTimeDbContextFactory<AdminContext>
{
    public AdminContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AdminContext>();
        options.UseAdminDatabase("Data Source=design.db");
        return new AdminContext(options.Options);
    }
}
