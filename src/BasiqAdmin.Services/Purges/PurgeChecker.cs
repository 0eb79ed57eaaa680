using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>The pre-check: what Basiq says, and whether another purge or a refresh of the connection is open here.</summary>
internal sealed class PurgeChecker(PurgeFactsReader reader, PurgeStore store)
{
    /// <summary>Checks; <paramref name="own"/> is the purge that is being checked, if it is stored already.</summary>
    public async Task<(PurgePreCheck PreCheck, PurgeFacts Facts)> CheckAsync(UserId userId, ConnectionId connectionId, Guid? own, CancellationToken cancellationToken)
    {
        // Looked at first: the job of any refresh that is over by then is in the list that Basiq gives.
        var refreshes = await store.RefreshesAsync(connectionId, cancellationToken);
        var facts = await reader.ReadAsync(userId, connectionId, cancellationToken) with { Refreshes = refreshes };
        var open = await store.FindOpenAsync(connectionId.Value, cancellationToken);
        var checks = PurgeRules.Judge(facts).Append(NoRefresh(refreshes.Open, facts.At)).Append(NoOtherPurge(open, own, facts.At));
        var preCheck = new PurgePreCheck([.. checks], facts.Accounts.IsRead ? facts.Accounts.Value : null, facts.At)
        {
            InstitutionId = facts.Connection.Value?.InstitutionId?.Value,
            BankStatus = facts.BankStatus?.Value,
        };
        return (preCheck, facts);
    }

    private static PurgeCheck NoRefresh(RefreshRecord? open, DateTimeOffset at)
    {
        const string Rule = "No refresh is being sent";
        return open is null
            ? new PurgeCheck(Rule, CheckVerdict.Passed, "No refresh of this connection is being asked for.", null, at)
            : new PurgeCheck(Rule, CheckVerdict.Failed, PurgeStore.RefreshInTheWay(open), "Wait until its outcome is known, two minutes at most, then try again.", at);
    }

    private static PurgeCheck NoOtherPurge(PurgeRequest? open, Guid? own, DateTimeOffset at)
    {
        const string Rule = "No other purge is under way";
        return open?.State switch
        {
            not null when open.Id == own && open.Repeats is { } repeated => new PurgeCheck(Rule, CheckVerdict.Warning, $"It repeats purge {repeated}, whose outcome was unknown when it was asked for.", null, at),
            not null when open.Id == own => new PurgeCheck(Rule, CheckVerdict.Passed, "No other purge of this connection is open.", null, at),
            null => new PurgeCheck(Rule, CheckVerdict.Passed, "No purge of this connection is open.", null, at),
            PurgeState.Unknown => new PurgeCheck(Rule, CheckVerdict.Warning, $"The outcome of purge {open.Id} by {open.RequesterName} is unknown and being settled; a new purge goes out only if it says that it repeats that one.", null, at),
            PurgeState.WaitingForSecondPerson => new PurgeCheck(Rule, CheckVerdict.Failed, $"Purge {open.Id} by {open.RequesterName} waits for approval.", "Approve or decline that one, or have it withdrawn.", at),
            _ => new PurgeCheck(Rule, CheckVerdict.Failed, $"Purge {open.Id} by {open.RequesterName} is being sent right now.", "Look at its receipt in a moment.", at),
        };
    }
}
