using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class ErrorEntryConfiguration : IEntityTypeConfiguration<ErrorEntry>
{
    public void Configure(EntityTypeBuilder<ErrorEntry> builder)
    {
        builder.ToTable("ErrorEntries");
        builder.HasKey(entry => entry.Id);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Cause, entry.Id });
        builder.HasIndex(entry => new { entry.UserId, entry.Id });
        builder.HasIndex(entry => new { entry.ConnectionId, entry.Id });
        builder.HasIndex(entry => new { entry.JobId, entry.Id });
        builder.HasIndex(entry => new { entry.CorrelationId, entry.Id });
    }
}
