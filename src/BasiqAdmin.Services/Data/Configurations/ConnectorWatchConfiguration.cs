using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class ConnectorWatchConfiguration : IEntityTypeConfiguration<ConnectorWatch>
{
    public void Configure(EntityTypeBuilder<ConnectorWatch> builder)
    {
        builder.ToTable("ConnectorWatches");
        builder.HasKey(watch => watch.Key);
        builder.HasIndex(watch => watch.UntilAt);
    }
}
