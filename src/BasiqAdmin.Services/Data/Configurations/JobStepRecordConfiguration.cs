using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BasiqAdmin.Services.Data.Configurations;

internal sealed class JobStepRecordConfiguration : IEntityTypeConfiguration<JobStepRecord>
{
    public void Configure(EntityTypeBuilder<JobStepRecord> builder)
    {
        builder.ToTable("JobSteps");
        builder.HasKey(step => new { step.JobKey, step.Position });
    }
}
