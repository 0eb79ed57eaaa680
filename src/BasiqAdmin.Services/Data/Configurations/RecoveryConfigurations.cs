using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class RecoveryTicketConfiguration : IEntityTypeConfiguration<RecoveryTicket>
{
    public void Configure(EntityTypeBuilder<RecoveryTicket> builder)
    {
        builder.ToTable("RecoveryTickets");
        builder.HasKey(ticket => ticket.Key);
        builder.Property(ticket => ticket.Version).IsConcurrencyToken();

        // A connection waits once, however many people queue it.
        builder.HasIndex(ticket => ticket.ConnectionId, "IX_RecoveryTickets_OneOpenPerConnection").IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(ticket => new { ticket.ConnectionId, ticket.Key });
        builder.HasIndex(ticket => new { ticket.State, ticket.DueAt });
        builder.HasIndex(ticket => new { ticket.InstitutionId, ticket.Method, ticket.SentAt });
        builder.HasIndex(ticket => ticket.EndedAt);
    }
}

internal sealed class QueuePauseConfiguration : IEntityTypeConfiguration<QueuePause>
{
    public void Configure(EntityTypeBuilder<QueuePause> builder)
    {
        builder.ToTable("RecoveryHolds");
        builder.HasKey(hold => hold.Scope);
    }
}
