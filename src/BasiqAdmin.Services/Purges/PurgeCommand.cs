using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Purges;

/// <summary>The wish to purge a connection's data.</summary>
/// <param name="UserId">Whose connection it is.</param>
/// <param name="ConnectionId">The connection.</param>
/// <param name="Reason">Why, in the requester's words; 3 to 500 characters.</param>
/// <param name="TypedId">What was typed to confirm; must equal the connection's id.</param>
/// <param name="Repeats">The earlier purge that this one knowingly repeats.</param>
public sealed record PurgeCommand(UserId UserId, ConnectionId ConnectionId, string Reason, string TypedId, Guid? Repeats = null);
