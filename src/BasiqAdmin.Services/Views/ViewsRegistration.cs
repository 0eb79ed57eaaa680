using Microsoft.Extensions.DependencyInjection;

namespace BasiqAdmin.Services.Views;

/// <summary>The saved views' services.</summary>
public static class ViewsRegistration
{
    /// <summary>Adds the saved views. Needs the storage.</summary>
    public static IServiceCollection AddSavedViews(this IServiceCollection services) => services.AddScoped<ISavedViews, SavedViews>();
}
