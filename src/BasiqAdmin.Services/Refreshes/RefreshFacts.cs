using BasiqAdmin.Basiq;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Http;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Jobs;
using BasiqAdmin.Services.Jobs.History;
using BasiqAdmin.Services.Readings;
using BasiqAdmin.Services.Users;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Refreshes;

/// <summary>Everything that the guard looks at: what a diagnosis looks at too, and what only a refresh needs.</summary>
/// <param name="Connection">The connection as Basiq has it now.</param>
/// <param name="Situation">What is known of it; the diagnosis is made from the same.</param>
/// <param name="JobsOfUser">The user's jobs as Basiq lists them now, of all connections.</param>
public sealed record RefreshFacts(Connection Connection, Situation Situation, IReadOnlyList<Job> JobsOfUser)
{
    /// <summary>A refresh that is being asked for right now; null when none is.</summary>
    public RefreshBeingSent? BeingSent { get; init; }

    /// <summary>The last refusal since the last refresh that worked; null when there is none.</summary>
    public EarlierRefusal? Refusal { get; init; }

    /// <summary>What purges of the connection there are to mind.</summary>
    public PurgeStatuses Purges => Situation.Purges;

    /// <summary>Whether the app itself asks, and not a person.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Judged at, UTC.</summary>
    public DateTimeOffset Now => Situation.Now;

    /// <summary>The job of this connection that is queued or running; the newest, should there be several.</summary>
    public Job? UnderWay => JobsOfUser.Where(IsUnderWay).Where(IsOfThisConnection).MaxBy(job => job.CreatedAt);

    /// <summary>The newest job of this connection; null when Basiq lists none.</summary>
    public Job? Newest => JobsOfUser.Where(IsOfThisConnection).MaxBy(job => job.CreatedAt);

    /// <summary>The newest job that names this connection, whatever became of it.</summary>
    public JobId? NewestJob => JobsOfUser.Where(job => job.ConnectionId == Connection.Id).MaxBy(job => job.CreatedAt)?.Id;

    /// <summary>A job of another connection of the user at the same bank that is queued or running.</summary>
    public Job? SameLogin => Connection.InstitutionId is { } institution
        ? JobsOfUser.Where(IsUnderWay).Where(job => job.InstitutionId == institution && !IsOfThisConnection(job)).MaxBy(job => job.CreatedAt)
        : null;

    // Basiq may leave a job's connection out; at this bank it is taken for one of this connection then, because that errs on the safe side.
    private bool IsOfThisConnection(Job job) =>
        job.ConnectionId == Connection.Id || (job.ConnectionId is null && job.InstitutionId is not null && job.InstitutionId == Connection.InstitutionId);

    private static bool IsUnderWay(Job job) => job.Status is JobStatus.Queued or JobStatus.Running;
}

/// <summary>Gathers what the guard looks at: from Basiq as it is now, and from the records that it keeps no memory of.</summary>
internal sealed class RefreshFactsReader(
    BasiqClient basiq,
    DirectoryWriter directory,
    JobRecorder recorder,
    RefreshSettler settler,
    SituationReader situations,
    ConnectorCatalog connectors,
    IDbContextFactory<AdminContext> contexts,
    TimeProvider clock)
{
    private static readonly RefreshRefusal?[] NotJudged = [RefreshRefusal.NotReached, RefreshRefusal.HeldUp, RefreshRefusal.Busy];

    /// <summary>Reads the connection and the user's jobs, stores what it saw, and settles refreshes of the connection whose outcome is open.</summary>
    /// <remarks>What else cannot be read is said in the situation, and the guard advises against a refresh then.</remarks>
    /// <exception cref="BasiqAdmin.Basiq.Http.BasiqException">The connection could not be read; without it there is no verdict.</exception>
    public async Task<RefreshFacts> ReadAsync(UserId userId, ConnectionId connectionId, CancellationToken cancellationToken)
    {
        var reading = basiq.Connections.GetAsync(userId, connectionId, cancellationToken);
        var listing = BasiqReading<BasiqList<Job>>.TryAsync(basiq.Jobs.ListAsync(userId, null, cancellationToken));
        var agreeing = BasiqReading<BasiqList<Consent>>.TryAsync(basiq.Consents.ListAsync(userId, cancellationToken));
        await Task.WhenAll(reading, listing, agreeing);
        var (connection, jobs, consents) = (await reading, await listing, await agreeing);
        await directory.StoreAsync(userId, connection, cancellationToken);
        if (jobs.Value is { } listed)
        {
            await recorder.RecordVisitAsync(userId, listed, cancellationToken);
            await settler.SettleAsync(connectionId, listed, cancellationToken);
        }

        var banks = await connectors.GetAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await NotReadParts.NoteAsync(context, userId, consents, accounts: null, clock.GetUtcNow(), cancellationToken);
        var situation = await situations.OfConnectionAsync(context, userId, connectionId, banks, cancellationToken);
        situation = situation with
        {
            Connection = connection,
            Consent = CurrentConsent.Of(consents.Value ?? BasiqList.Empty<Consent>()),
            NotRead = await NotReadParts.OfAsync(context, userId, jobs, consents, null, banks, cancellationToken),
        };
        return await FactsAsync(context, connection, situation, jobs.Value ?? BasiqList.Empty<Job>(), cancellationToken);
    }

    /// <summary>The same of connections that were just diagnosed, from the records and what the diagnosis has read.</summary>
    public async Task<IReadOnlyList<RefreshFacts>> ReadStoredAsync(UserId userId, UserDiagnoses diagnosed, CancellationToken cancellationToken)
    {
        var banks = await connectors.GetAsync(cancellationToken);
        var consent = CurrentConsent.Of(diagnosed.Consents);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = new List<RefreshFacts>(diagnosed.Connections.Count);
        foreach (var one in diagnosed.Connections)
        {
            var situation = await situations.OfConnectionAsync(context, userId, one.ConnectionId, banks, cancellationToken) with { Consent = consent, NotRead = one.NotRead };
            if (situation.Connection is { } connection)
            {
                List<Job> jobs = [.. situation.Jobs, .. situation.SameLoginJob is { } other ? new[] { other } : []];
                found.Add(await FactsAsync(context, connection, situation, jobs, cancellationToken));
            }
        }

        return found;
    }

    private static async Task<RefreshFacts> FactsAsync(AdminContext context, Connection connection, Situation situation, IReadOnlyList<Job> jobsOfUser, CancellationToken cancellationToken)
    {
        var own = await NewestAsync(context, connection.Id, cancellationToken);
        return new RefreshFacts(connection, situation, jobsOfUser)
        {
            BeingSent = own is { State: RefreshState.Sending or RefreshState.Unknown } ? new RefreshBeingSent(own.ActorName, own.RequestedAt) : null,
            Refusal = own is { State: RefreshState.Refused, Refusal: { } refusal } ? new EarlierRefusal(refusal, own.AnsweredAt ?? own.RequestedAt, own.Detail) : null,
        };
    }

    // What Basiq did not even get to judge says nothing.
    private static Task<RefreshRecord?> NewestAsync(AdminContext context, ConnectionId connectionId, CancellationToken cancellationToken) =>
        context.Set<RefreshRecord>().AsNoTracking()
            .Where(refresh => refresh.ConnectionId == connectionId && refresh.State != RefreshState.NotStarted && refresh.State != RefreshState.NeverKnown && !NotJudged.Contains(refresh.Refusal))
            .OrderByDescending(refresh => refresh.Key).FirstOrDefaultAsync(cancellationToken);
}
