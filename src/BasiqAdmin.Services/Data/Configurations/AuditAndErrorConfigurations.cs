using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);

        // One successor each: a forked chain cannot even be stored.
        builder.HasIndex(entry => entry.PreviousHash).IsUnique();
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Action, entry.Sequence });
        builder.HasIndex(entry => new { entry.ActorId, entry.Sequence });
        builder.HasIndex(entry => new { entry.ObjectId, entry.Sequence });
    }
}

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

internal sealed class WorkerRunConfiguration : IEntityTypeConfiguration<WorkerRun>
{
    public void Configure(EntityTypeBuilder<WorkerRun> builder)
    {
        builder.ToTable("WorkerRuns");
        builder.HasKey(run => run.Key);
        builder.HasIndex(run => new { run.Worker, run.Key });
    }
}
