using BasiqAdmin.Circuits;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace BasiqAdmin.Hosting;

/// <summary>How many pages may be open, a person and in all, and how many are kept for a browser that lost its connection.</summary>
internal static class CircuitsSetup
{
    public static void AddCircuitLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<CircuitLimits>().Bind(builder.Configuration.GetSection(CircuitLimits.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CircuitOptions>().Configure<IOptions<CircuitLimits>>((circuits, limits) =>
        {
            circuits.DisconnectedCircuitMaxRetained = limits.Value.DisconnectedCircuits;
            circuits.PersistedCircuitInMemoryMaxRetained = limits.Value.DisconnectedCircuits;
        });
        services.AddSingleton<CircuitPlaces>();
        services.AddScoped<CircuitPlace>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<CircuitPlace>());
    }
}
