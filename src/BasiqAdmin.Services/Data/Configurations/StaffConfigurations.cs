using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("Staff");
        builder.HasKey(member => member.Id);
    }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(session => session.Key);
        builder.HasIndex(session => session.Id).IsUnique();
        builder.HasIndex(session => session.KeyHash).IsUnique();
        builder.HasIndex(session => new { session.ActorId, session.EndedAt });
        builder.HasIndex(session => new { session.Provider, session.ProviderSession });
        builder.HasIndex(session => session.EndedAt);
    }
}
