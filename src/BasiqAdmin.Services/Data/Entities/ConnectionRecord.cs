using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Sqlite;

namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A connection as it was when Basiq last told about it; lists and search across users need it. Holds no personal details.</summary>
public sealed class ConnectionRecord
{
    /// <summary>Grows in the order in which connections became known; key of the search index.</summary>
    public long Key { get; init; }

    /// <summary>Identity at Basiq.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required UserId UserId { get; set; }

    /// <summary>The bank; null when Basiq leaves it out.</summary>
    public InstitutionId? InstitutionId { get; set; }

    /// <summary>How it reaches the bank.</summary>
    public ConnectionMethod Method { get; set; }

    /// <summary>Its state; <c>deleted</c> as well when Basiq stopped listing it.</summary>
    public ConnectionStatus Status { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was last used, UTC, by Basiq's own mark; a visit that failed moves it too.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>When data was last fetched with success, UTC; null where that is not known. See <see cref="DataAsOfSql"/>.</summary>
    public DateTimeOffset? DataAsOf { get; set; }

    /// <summary>When its arrangement ends, UTC; open banking only.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>When Basiq last told about it, UTC.</summary>
    public DateTimeOffset SyncedAt { get; set; }

    /// <summary>The connection as Basiq last told about it.</summary>
    public Connection ToConnection() => new(Id, UserId, InstitutionId, Status, Method, CreatedAt, LastUsedAt, ExpiresAt);
}
