using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class BasiqReportConfiguration : IEntityTypeConfiguration<BasiqReport>
{
    public void Configure(EntityTypeBuilder<BasiqReport> builder)
    {
        builder.ToTable("BasiqReports");
        builder.HasKey(report => report.Key);
        builder.HasIndex(report => new { report.ConnectionId, report.At });
        builder.HasIndex(report => report.At);
    }
}
