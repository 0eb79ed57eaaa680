using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.ToTable("CaseEvents");
        builder.HasKey(happened => happened.Key);
        builder.HasIndex(happened => new { happened.CaseNumber, happened.Key });
        builder.HasIndex(happened => happened.BulkActionKey);
        builder.HasIndex(happened => new { happened.Kind, happened.At, happened.ActorId, happened.ActorName });
        builder.HasOne<BulkAction>().WithMany().HasForeignKey(happened => happened.BulkActionKey).OnDelete(DeleteBehavior.SetNull);
    }
}
