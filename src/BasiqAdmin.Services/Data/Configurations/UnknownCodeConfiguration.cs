using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class UnknownCodeConfiguration : IEntityTypeConfiguration<UnknownCode>
{
    public void Configure(EntityTypeBuilder<UnknownCode> builder)
    {
        builder.ToTable("UnknownCodes");
        builder.HasKey(code => code.Code);
    }
}
