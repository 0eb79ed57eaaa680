using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class RecoveryHoldConfiguration : IEntityTypeConfiguration<RecoveryHold>
{
    public void Configure(EntityTypeBuilder<RecoveryHold> builder)
    {
        builder.ToTable("RecoveryHolds");
        builder.HasKey(hold => hold.Scope);
    }
}
