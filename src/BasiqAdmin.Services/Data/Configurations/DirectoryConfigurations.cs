using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class DirectoryUserConfiguration : IEntityTypeConfiguration<DirectoryUser>
{
    public void Configure(EntityTypeBuilder<DirectoryUser> builder)
    {
        builder.ToTable("DirectoryUsers");
        builder.HasKey(user => user.Key);
        builder.HasAlternateKey(user => user.Id);
        builder.HasIndex(user => new { user.SortName, user.Key });
        builder.HasIndex(user => new { user.State, user.Key });
        builder.HasIndex(user => new { user.Connections, user.Key });
        builder.HasIndex(user => new { user.ConnectionsInTrouble, user.Key });
        builder.HasIndex(user => new { user.ConnectionsEnding, user.Key });
        builder.HasIndex(user => new { user.Attention, user.Key });
        builder.HasIndex(user => user.NextSyncAt);
        builder.HasIndex(user => user.SearchVersion);
        builder.HasIndex(user => new { user.State, user.JobsVisitedAt });
        builder.HasIndex(user => user.JobsTryAgainAt).HasFilter("\"JobsTryAgainAt\" IS NOT NULL");
    }
}

internal sealed class ConnectionRecordConfiguration : IEntityTypeConfiguration<ConnectionRecord>
{
    public void Configure(EntityTypeBuilder<ConnectionRecord> builder)
    {
        builder.ToTable("Connections");
        builder.HasKey(connection => connection.Key);
        builder.HasIndex(connection => connection.Id).IsUnique();
        builder.HasIndex(connection => connection.UserId);
        builder.HasIndex(connection => new { connection.Status, connection.Key });
        builder.HasIndex(connection => new { connection.InstitutionId, connection.Key });
        builder.HasIndex(connection => new { connection.ExpiresAt, connection.Key });
        builder.HasIndex(connection => new { connection.SyncedAt, connection.Key });
        builder.HasOne<DirectoryUser>().WithMany().HasForeignKey(connection => connection.UserId).HasPrincipalKey(user => user.Id).OnDelete(DeleteBehavior.Restrict);
    }
}
