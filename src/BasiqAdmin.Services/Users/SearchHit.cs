using BasiqAdmin.Basiq.Connectors;
using BasiqAdmin.Basiq.Ids;

namespace BasiqAdmin.Services.Users;

/// <summary>Something the search box found: a user, a connection or job of one, or a bank.</summary>
/// <param name="UserId">The user; none where the hit is a bank.</param>
/// <param name="ConnectionId">The connection, where the hit is one.</param>
/// <param name="Masked">The user's masked details.</param>
/// <param name="Institution">The connection's bank, where the hit is a connection or job.</param>
/// <param name="IsExactId">The text is this user's, connection's or job's whole id.</param>
/// <param name="JobId">The job, where the hit is one.</param>
public sealed record SearchHit(UserId UserId, ConnectionId? ConnectionId, PersonalDetails Masked, string? Institution, bool IsExactId, JobId? JobId = null)
{
    /// <summary>The bank, where the hit is one.</summary>
    public InstitutionId? Bank { get; init; }

    /// <summary>Health of the way into the bank now, where the hit is a connection; null where it is not known.</summary>
    public ConnectorStatus? BankStatus { get; init; }

    /// <summary>What of the user matched where the masked details do not show it, e.g. <c>last name</c>; null where they do.</summary>
    public string? FoundBy { get; init; }

    /// <summary>Whether the hit is a user, and not a bank, a connection or a job.</summary>
    public bool IsUser => Bank is null && ConnectionId is null && JobId is null;

    /// <summary>What is wrong with the user, where the hit is one.</summary>
    public UserStatus? Status { get; init; }

    /// <summary>The names of the user's banks, the one with the fault first.</summary>
    public IReadOnlyList<string> Banks { get; init; } = [];

    /// <summary>The bank that the text names beside the person, where the hit is a user of it.</summary>
    public string? AtBank { get; init; }
}
