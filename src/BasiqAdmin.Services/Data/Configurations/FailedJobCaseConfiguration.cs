using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class FailedJobCaseConfiguration : IEntityTypeConfiguration<FailedJobCase>
{
    public void Configure(EntityTypeBuilder<FailedJobCase> builder)
    {
        builder.ToTable("FailedJobCases");
        builder.HasKey(found => found.Number);
        builder.Property(found => found.Version).IsConcurrencyToken();
        builder.HasMany(found => found.Events).WithOne().HasForeignKey(happened => happened.CaseNumber).OnDelete(DeleteBehavior.Cascade);

        // A connection's failures in a row are one case, also when two workers see them at the same time.
        builder.HasIndex(found => found.ConnectionId, "IX_FailedJobCases_OneOpenPerConnection").IsUnique().HasFilter("\"State\" <> 'Resolved' AND \"ConnectionId\" IS NOT NULL");
        builder.HasIndex(found => new { found.ConnectionId, found.Number });
        builder.HasIndex(found => found.UserId);
        builder.HasIndex(found => found.JobId);
        builder.HasIndex(found => found.ResolvedAt);
        AddListIndexes(builder);
    }

    // Every list is of one state. The first index answers any mixture of filters, and the counts, without reading a row;
    // the others lead straight to what a single filter or sort column asks for.
    private static void AddListIndexes(EntityTypeBuilder<FailedJobCase> builder)
    {
        builder.HasIndex(found => new { found.State, found.LastFailedAt, found.Owner, found.Cause, found.Connector, found.InstitutionId, found.AssigneeId, found.FirstFailedAt });
        builder.HasIndex(found => new { found.State, found.Cause, found.LastFailedAt });
        builder.HasIndex(found => new { found.State, found.Code, found.LastFailedAt });
        builder.HasIndex(found => new { found.State, found.Step, found.LastFailedAt });
        builder.HasIndex(found => new { found.State, found.InstitutionId, found.LastFailedAt });
        builder.HasIndex(found => new { found.State, found.AssigneeId, found.LastFailedAt });
        builder.HasIndex(found => new { found.State, found.FirstFailedAt });
        builder.HasIndex(found => new { found.State, found.Failures });
        builder.HasIndex(found => new { found.State, found.GroupRank });
    }
}
