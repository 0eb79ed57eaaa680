using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Bank and method in one word: a bank's two ways in fail apart from each other.</summary>
internal static class ConnectorKey
{
    public static string Of(InstitutionId? institution, ConnectionMethod method) => institution is { } id ? $"{id.Value}/{method.Value}" : "";
}
