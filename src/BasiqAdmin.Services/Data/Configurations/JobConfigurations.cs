using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class JobRecordConfiguration : IEntityTypeConfiguration<JobRecord>
{
    public void Configure(EntityTypeBuilder<JobRecord> builder)
    {
        builder.ToTable("Jobs");
        builder.HasKey(job => job.Key);
        builder.HasIndex(job => job.Id).IsUnique();
        builder.HasIndex(job => new { job.CreatedAt, job.Key });
        builder.HasIndex(job => new { job.Status, job.CreatedAt });
        builder.HasIndex(job => new { job.UserId, job.CreatedAt });
        builder.HasIndex(job => new { job.ConnectionId, job.CreatedAt });
        builder.HasIndex(job => new { job.InstitutionId, job.CreatedAt });
        builder.HasIndex(job => new { job.FailedDay, job.Owner }).HasFilter("\"FailedDay\" IS NOT NULL");
        builder.HasIndex(job => new { job.FailedDay, job.InstitutionId }).HasFilter("\"FailedDay\" IS NOT NULL");

        // Reports of periods and the figures of connectors count from it alone, without reading a job.
        builder.HasIndex(job => new { job.Status, job.CreatedAt, job.InstitutionId, job.Owner, job.Cause, job.UserId, job.ConnectionId }, "IX_Jobs_Outcomes");
        builder.HasMany(job => job.Steps).WithOne().HasForeignKey(step => step.JobKey).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class JobStepRecordConfiguration : IEntityTypeConfiguration<JobStepRecord>
{
    public void Configure(EntityTypeBuilder<JobStepRecord> builder)
    {
        builder.ToTable("JobSteps");
        builder.HasKey(step => new { step.JobKey, step.Position });
    }
}

internal sealed class UnknownCodeConfiguration : IEntityTypeConfiguration<UnknownCode>
{
    public void Configure(EntityTypeBuilder<UnknownCode> builder)
    {
        builder.ToTable("UnknownCodes");
        builder.HasKey(code => code.Code);
    }
}
