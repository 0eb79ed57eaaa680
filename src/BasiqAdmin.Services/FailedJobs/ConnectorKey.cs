using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Bank and method in one word: a bank's two ways in fail apart from each other.</summary>
internal static class ConnectorKey
{
    /// <summary>How the word ends while the method is not known.</summary>
    public static readonly string UnknownMethod = $"/{default(ConnectionMethod).Value}";

    public static string Of(InstitutionId? institution, ConnectionMethod method) => institution is { } id ? $"{id.Value}/{method.Value}" : "";

    public static InstitutionId BankOf(string key) => InstitutionId.Parse(key[..key.IndexOf('/', StringComparison.Ordinal)]);
}
