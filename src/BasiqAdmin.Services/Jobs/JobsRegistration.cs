using BasiqAdmin.Services.FailedJobs;
using BasiqAdmin.Services.Jobs.History;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Jobs;

/// <summary>The services of jobs and of the failed-job inbox.</summary>
public static class JobsRegistration
{
    /// <summary>Adds the jobs. Needs the client, the storage, the audit trail and the connectors.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JobOptions>().Bind(configuration.GetSection(JobOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<JobHistory>();
        services.AddScoped<SituationReader>();
        services.AddScoped<JobRecorder>();
        services.AddSingleton<JobFollower>();
        services.AddScoped<JobReader>();
        services.AddScoped<JobList>();
        services.AddScoped<SweepRound>();
        services.AddScoped<UsersToRevisit>();
        services.AddScoped<JobSync>();
        services.AddScoped<UserDiagnosis>();
        services.AddScoped<SupportBundles>();
        services.AddScoped<UnknownCodes>();
        services.AddScoped<IJobService, JobService>();
        return services.AddFailedJobInbox();
    }
}
