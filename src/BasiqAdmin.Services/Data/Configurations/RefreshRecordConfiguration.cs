using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class RefreshRecordConfiguration : IEntityTypeConfiguration<RefreshRecord>
{
    public void Configure(EntityTypeBuilder<RefreshRecord> builder)
    {
        builder.ToTable("Refreshes");
        builder.HasKey(refresh => refresh.Key);

        // Whoever presses second finds this in the way, also from another running app.
        builder.HasIndex(refresh => refresh.ConnectionId, "IX_Refreshes_OneSendingPerConnection").IsUnique().HasFilter("\"State\" = 'Sending'");
        builder.HasIndex(refresh => new { refresh.ConnectionId, refresh.RequestedAt });
        builder.HasIndex(refresh => new { refresh.ByHand, refresh.RequestedAt });
        builder.HasIndex(refresh => refresh.RequestedAt);
    }
}
