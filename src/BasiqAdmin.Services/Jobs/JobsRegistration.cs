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
        services.AddSingleton<JobHistory>();
        services.AddSingleton<SituationReader>();
        services.AddSingleton<JobRecorder>();
        services.AddSingleton<JobRefresher>();
        services.AddSingleton<JobFollower>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<JobList>();
        services.AddSingleton<SweepRound>();
        services.AddSingleton<UsersToRevisit>();
        services.AddSingleton<JobVisitor>();
        services.AddSingleton<UserDiagnosis>();
        services.AddSingleton<SupportBundles>();
        services.AddSingleton<UnknownCodes>();
        services.AddSingleton<IJobService, JobService>();
        return services.AddFailedJobInbox();
    }
}
