using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class ConnectorStatusSpanConfiguration : IEntityTypeConfiguration<ConnectorStatusSpan>
{
    public void Configure(EntityTypeBuilder<ConnectorStatusSpan> builder)
    {
        builder.ToTable("ConnectorStatusSpans");
        builder.HasKey(span => span.Key);

        // Two apps that see the same change at the same time store it once.
        builder.HasIndex(span => new { span.InstitutionId, span.Method }, "IX_ConnectorStatusSpans_OneOpen").IsUnique().HasFilter("\"ToAt\" IS NULL");
        builder.HasIndex(span => new { span.InstitutionId, span.Method, span.FromAt });
        builder.HasIndex(span => span.FromAt);
        builder.HasIndex(span => span.ToAt);
    }
}

internal sealed class ConnectorWatchConfiguration : IEntityTypeConfiguration<ConnectorWatch>
{
    public void Configure(EntityTypeBuilder<ConnectorWatch> builder)
    {
        builder.ToTable("ConnectorWatches");
        builder.HasKey(watch => watch.Key);
        builder.HasIndex(watch => watch.UntilAt);
    }
}
