using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class PurgeRequestConfiguration : IEntityTypeConfiguration<PurgeRequest>
{
    /// <summary>What keeps two admins, or two app instances, from purging one connection at the same time.</summary>
    private const string OnlyOpenOnes = "\"State\" IN ('WaitingForSecondPerson', 'Sending') OR (\"State\" = 'Unknown' AND \"RepeatedBy\" IS NULL)";

    public void Configure(EntityTypeBuilder<PurgeRequest> builder)
    {
        builder.ToTable("PurgeRequests");
        builder.HasKey(purge => purge.Key);
        builder.HasIndex(purge => purge.Id).IsUnique();
        builder.HasIndex(purge => purge.ConnectionId, "IX_PurgeRequests_OneOpenPerConnection").IsUnique().HasFilter(OnlyOpenOnes);
        builder.HasIndex(purge => new { purge.ConnectionId, purge.Key });
        builder.HasIndex(purge => new { purge.State, purge.Key });
        builder.HasIndex(purge => purge.NextReadBackAt);
    }
}

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
