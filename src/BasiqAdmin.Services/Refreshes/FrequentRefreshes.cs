using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Users;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>The refreshes by hand of one connection, counted by the database.</summary>
internal sealed class FrequentRefreshes
{
    /// <summary>Key of the newest of them.</summary>
    public long Last { get; init; }

    /// <summary>How many they are.</summary>
    public int Count { get; init; }

    /// <summary>How many people asked for them.</summary>
    public int People { get; init; }
}

/// <summary>A connection that people refresh so often that the smart cache would serve it better.</summary>
/// <param name="ConnectionId">The connection.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="InstitutionId">The bank.</param>
/// <param name="InstitutionName">The bank's name.</param>
/// <param name="Method">How the connection reaches it.</param>
/// <param name="Refreshes">Refreshes by hand over the last 28 days.</param>
/// <param name="People">How many people asked for them.</param>
/// <param name="LastAt">The newest of them, UTC.</param>
/// <param name="LastBy">Who asked for that one, by name.</param>
public sealed record FrequentRefreshRow(
    ConnectionId ConnectionId,
    UserId UserId,
    PersonalDetails Masked,
    InstitutionId? InstitutionId,
    string InstitutionName,
    ConnectionMethod Method,
    int Refreshes,
    int People,
    DateTimeOffset LastAt,
    string LastBy)
{
    /// <summary>Health of the connector now; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }
}
