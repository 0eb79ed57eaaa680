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
        builder.HasIndex(found => new { found.ResolvedAt, found.FirstFailedAt });
        builder.HasIndex(found => new { found.OpenedAt, found.Cause });
        AddListIndexes(builder);
    }

    // Every list is of one state and in one of four orders. Each order has an index that carries all that a list can be narrowed to,
    // so that any mixture of filters is decided in the index and only the rows of the page are read.
    private static void AddListIndexes(EntityTypeBuilder<FailedJobCase> builder)
    {
        builder.HasIndex(found => new { found.State, found.LastFailedAt, found.Number, found.Owner, found.Cause, found.Connector, found.InstitutionId, found.AssigneeId, found.Code, found.Step, found.FirstFailedAt }, "IX_FailedJobCases_ByLastFailure");
        builder.HasIndex(found => new { found.State, found.InboxPlace, found.Number, found.Owner, found.Cause, found.Connector, found.InstitutionId, found.AssigneeId, found.Code, found.Step, found.FirstFailedAt }, "IX_FailedJobCases_ByPlace");
        builder.HasIndex(found => new { found.State, found.Failures, found.Number, found.Owner, found.Cause, found.Connector, found.InstitutionId, found.AssigneeId, found.Code, found.Step, found.FirstFailedAt }, "IX_FailedJobCases_ByFailures");
        builder.HasIndex(found => new { found.State, found.FirstFailedAt, found.Number, found.Owner, found.Cause, found.Connector, found.InstitutionId, found.AssigneeId, found.Code, found.Step }, "IX_FailedJobCases_ByAge");
        AddCountIndexes(builder);
    }

    // Counts, groups and the few matches of a rare filter: each leads to the matches of one fact, in groups, and decides the other facts itself.
    // Banks, codes and steps are also listed from theirs.
    private static void AddCountIndexes(EntityTypeBuilder<FailedJobCase> builder)
    {
        builder.HasIndex(found => new { found.State, found.Owner, found.Cause, found.FirstFailedAt, found.Connector, found.InstitutionId, found.AssigneeId, found.Code, found.Step }, "IX_FailedJobCases_Counts");
        builder.HasIndex(found => new { found.State, found.InstitutionId, found.Owner, found.Cause, found.FirstFailedAt, found.Connector, found.AssigneeId, found.Code, found.Step }, "IX_FailedJobCases_CountsByBank");
        builder.HasIndex(found => new { found.State, found.AssigneeId, found.Owner, found.Cause, found.FirstFailedAt, found.Connector, found.InstitutionId, found.Code, found.Step }, "IX_FailedJobCases_CountsByAssignee");
        builder.HasIndex(found => new { found.State, found.Code, found.Owner, found.Cause, found.FirstFailedAt, found.Connector, found.InstitutionId, found.AssigneeId, found.Step }, "IX_FailedJobCases_CountsByCode");
        builder.HasIndex(found => new { found.State, found.Step, found.Owner, found.Cause, found.FirstFailedAt, found.Connector, found.InstitutionId, found.AssigneeId, found.Code }, "IX_FailedJobCases_CountsByStep");
    }
}

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

internal sealed class BulkActionConfiguration : IEntityTypeConfiguration<BulkAction>
{
    public void Configure(EntityTypeBuilder<BulkAction> builder)
    {
        builder.ToTable("BulkActions");
        builder.HasKey(action => action.Key);
    }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.HasKey(view => view.Key);
        builder.HasIndex(view => new { view.PersonId, view.List, view.Name }).IsUnique();
    }
}
