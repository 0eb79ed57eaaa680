using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.ErrorLog;

/// <summary>The error log's services.</summary>
public static class ErrorLogRegistration
{
    /// <summary>Adds the error log and the logger that feeds it; the worker that stores the entries is registered with the workers.</summary>
    public static IServiceCollection AddErrorLog(this IServiceCollection services)
    {
        services.AddSingleton(new ErrorQueue());
        services.AddSingleton<ILoggerProvider, ErrorLogProvider>();
        services.AddScoped<IErrorLog, ErrorLogReader>();
        return services;
    }
}
