using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

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
