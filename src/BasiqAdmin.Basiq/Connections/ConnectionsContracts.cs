using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Json;

namespace BasiqAdmin.Basiq.Connections;

/// <summary>A user's connection to an institution (data.yml, ConnectionsData). Its profile, which is personal, is not read.</summary>
/// <param name="Id">Identity; stays after a purge.</param>
/// <param name="UserId">The user it belongs to.</param>
/// <param name="InstitutionId">The institution; null when Basiq leaves it out.</param>
/// <param name="Status">State; only an active connection can be refreshed or purged.</param>
/// <param name="Method">How it reaches the bank.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="LastUsedAt">When it was last refreshed, UTC; null when never.</param>
/// <param name="ExpiresAt">When the arrangement ends, UTC; open banking only.</param>
public sealed record Connection(
    ConnectionId Id,
    UserId UserId,
    InstitutionId? InstitutionId,
    ConnectionStatus Status,
    ConnectionMethod Method,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt);

/// <summary>State of a connection (data.yml, data-connections.md).</summary>
/// <remarks>Open: a value that Basiq adds later is kept as it is spelt, in lower case.</remarks>
public readonly record struct ConnectionStatus
{
    private readonly string? value;

    private ConnectionStatus(string? value) => this.value = value;

    /// <summary>Data can be refreshed and purged.</summary>
    public static ConnectionStatus Active { get; } = new("active");

    /// <summary>The first job has not ended.</summary>
    public static ConnectionStatus Pending { get; } = new("pending");

    /// <summary>The bank no longer accepts it; the customer must act.</summary>
    public static ConnectionStatus Invalid { get; } = new("invalid");

    /// <summary>The customer left the flow before any credentials were given.</summary>
    public static ConnectionStatus PreInit { get; } = new("pre-init");

    /// <summary>The flow has begun (data-connections.md; not in the schema).</summary>
    public static ConnectionStatus Init { get; } = new("init");

    /// <summary>Deleted; its data cannot be purged any more.</summary>
    public static ConnectionStatus Deleted { get; } = new("deleted");

    /// <summary>The consent behind it was revoked (dashboard documents).</summary>
    public static ConnectionStatus Revoked { get; } = new("revoked");

    /// <summary>Basiq's own word; "unknown" when it sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, whatever it is. Its pages on webhooks call an invalid connection <c>invalid-connection</c>.</summary>
    public static ConnectionStatus From(string? text) => new(OpenText.Normalise(text) is var word && word == "invalid-connection" ? "invalid" : word);

    /// <summary>Basiq's own word.</summary>
    public override string ToString() => Value;
}

/// <summary>The way in which a connection or connector reaches the bank.</summary>
/// <remarks>Open, and normalised: Basiq spells open banking both <c>openbanking</c> and <c>open-banking</c> (data.yml).</remarks>
public readonly record struct ConnectionMethod
{
    private readonly string? value;

    private ConnectionMethod(string? value) => this.value = value;

    /// <summary>Digital data capture with the customer's bank login.</summary>
    public static ConnectionMethod Web { get; } = new("web");

    /// <summary>The Consumer Data Right's interface; at most 20 refreshes a day.</summary>
    public static ConnectionMethod OpenBanking { get; } = new("openbanking");

    /// <summary>Uploaded PDF statements.</summary>
    public static ConnectionMethod Pdf { get; } = new("pdf");

    /// <summary>Uploaded CSV statements.</summary>
    public static ConnectionMethod Csv { get; } = new("csv");

    /// <summary>The one spelling used here; "unknown" when Basiq sent none.</summary>
    public string Value => value ?? OpenText.Unknown;

    /// <summary>Reads Basiq's word, in any of its spellings.</summary>
    public static ConnectionMethod From(string? text) =>
        OpenText.Normalise(text) switch
        {
            "open-banking" or "open_banking" => OpenBanking,
            var word => new ConnectionMethod(word),
        };

    /// <summary>The one spelling used here.</summary>
    public override string ToString() => Value;
}

/// <summary>Which connections to list; what is null does not narrow, and all that is set must hold (data.yml).</summary>
/// <param name="Id">This connection only.</param>
/// <param name="Status">In this state only.</param>
/// <param name="InstitutionId">At this institution only.</param>
public sealed record ConnectionFilter(
    ConnectionId? Id = null,
    ConnectionStatus? Status = null,
    InstitutionId? InstitutionId = null);

/// <summary>What Basiq answered to a refresh.</summary>
/// <param name="Job">The job that does it; the reply names it without its steps, so they are empty here.</param>
/// <param name="IsExisting">True when a job was already queued or running and Basiq returned that one (200 instead of 202).</param>
public sealed record RefreshResult(Job Job, bool IsExisting);

/// <summary>Basiq's confirmation of a purge.</summary>
/// <param name="HttpStatus">Always 204: every other status is an exception.</param>
/// <param name="CorrelationId">Basiq's correlation id, when a header carries it; the body is empty.</param>
public sealed record PurgeReply(int HttpStatus, string? CorrelationId);
