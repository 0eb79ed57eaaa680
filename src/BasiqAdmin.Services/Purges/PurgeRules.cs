using System.Globalization;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Services.Readings;

namespace BasiqAdmin.Services.Purges;

/// <summary>The rules of the pre-check: facts in, verdicts out.</summary>
internal static class PurgeRules
{
    private const string Unreadable = "Try again once Basiq answers; without this check nothing is purged.";

    public static IEnumerable<PurgeCheck> Judge(PurgeFacts facts)
    {
        yield return Exists(facts);
        if (facts.Connection.Value is { } connection)
        {
            yield return IsActive(facts, connection);
            yield return SameInstitution(facts, connection);
        }

        yield return NoJob(facts);
        yield return Accounts(facts);
    }

    private static PurgeCheck Exists(PurgeFacts facts)
    {
        const string Rule = "Connection exists";
        if (facts.Connection.IsNotFound)
        {
            return Failed(facts, Rule, "Basiq does not know this connection of this user.", "Check the id. It may also belong to another application: ids are known to the application that made them only.");
        }

        if (!facts.Connection.IsRead)
        {
            return Failed(facts, Rule, facts.Connection.ProblemText + ".", Unreadable);
        }

        return facts.Connection.Value!.Status == ConnectionStatus.Deleted
            ? Failed(facts, Rule, "The connection is deleted. Basiq purges active connections only, and deleting one leaves its accounts and transactions in place.", "To have the data removed, delete the user or ask Basiq's support with this connection id.")
            : Passed(facts, Rule, $"At {facts.InstitutionName}, by {(facts.Connection.Value.Method == ConnectionMethod.OpenBanking ? "open banking" : facts.Connection.Value.Method)}.");
    }

    private static PurgeCheck IsActive(PurgeFacts facts, Connection connection)
    {
        const string Rule = "Connection is active";
        var status = connection.Status;
        return status == ConnectionStatus.Active
            ? Passed(facts, Rule, "Its status is active.")
            : Failed(facts, Rule, $"Its status is {status}; Basiq purges active connections only.", InsteadOf(status));
    }

    private static string InsteadOf(ConnectionStatus status)
    {
        if (status == ConnectionStatus.Invalid)
        {
            return "Have the customer renew the connection, or refresh it; once it is active, purge it.";
        }

        if (status == ConnectionStatus.Pending)
        {
            return "Wait until its first job has ended, then try again.";
        }

        if (status == ConnectionStatus.PreInit || status == ConnectionStatus.Init)
        {
            return "The customer has not finished connecting, so there is nothing to purge yet.";
        }

        return "It has to be active first. If it cannot be, delete the user or ask Basiq's support with this connection id.";
    }

    private static PurgeCheck NoJob(PurgeFacts facts)
    {
        const string Rule = "No job is queued or running";
        if (!facts.Jobs.IsRead)
        {
            return Failed(facts, Rule, facts.Jobs.ProblemText + ".", Unreadable);
        }

        if (facts.Jobs.Value!.FirstOrDefault(job => job.Status is JobStatus.Queued or JobStatus.Running) is { } open)
        {
            return Failed(facts, Rule, $"Job {open.Id} is {(open.Status == JobStatus.Queued ? "queued" : "running")}; it may fetch the data again while it is purged.", $"Wait until job {open.Id} has ended, then try again.");
        }

        if (UnreadPart.Of(BasiqPart.Jobs, facts.Jobs) is { } unread)
        {
            return Warning(facts, Rule, $"{unread.Sentence} Whether it is under way is not known.");
        }

        return facts.Jobs.Value!.FirstOrDefault(job => job.Status == JobStatus.Unknown) is { } unknown
            ? Warning(facts, Rule, $"Job {unknown.Id} is in an unknown state{(unknown.UnknownState is { } state ? $" ({state})" : null)}; whether it is under way is not known.")
            : Passed(facts, Rule, facts.Jobs.Value!.Count == 0 ? "It has had no job in the last 7 days." : $"All {facts.Jobs.Value.Count} jobs of the last 7 days have ended.");
    }

    private static PurgeCheck SameInstitution(PurgeFacts facts, Connection connection)
    {
        const string Rule = "Only connection at this bank";
        if (!facts.OfUser.IsRead)
        {
            return Failed(facts, Rule, facts.OfUser.ProblemText + ".", Unreadable);
        }

        var others = facts.OfUser.Value!
            .Where(other => other.Id != connection.Id && other.InstitutionId == connection.InstitutionId && other.Status != ConnectionStatus.Deleted)
            .Select(other => $"{other.Id} ({other.Method}, {other.Status})")
            .ToList();
        if (others.Count > 0)
        {
            return Warning(facts, Rule, $"The user also has {string.Join(", ", others)} at {facts.InstitutionName}. Basiq's documents disagree on whether a purge takes in all connections at the bank: their data may go too.");
        }

        return UnreadPart.Of(BasiqPart.Connections, facts.OfUser) is { } unread
            ? Warning(facts, Rule, $"{unread.Sentence} It may be at this bank; then its data may go too.")
            : Passed(facts, Rule, $"The user has no other connection at {facts.InstitutionName}.");
    }

    private static PurgeCheck Accounts(PurgeFacts facts)
    {
        const string Rule = "Data to purge";
        if (!facts.Accounts.IsRead)
        {
            return Failed(facts, Rule, facts.Accounts.ProblemText + ".", Unreadable);
        }

        var count = facts.Accounts.Value;
        return count == 0
            ? Warning(facts, Rule, "Basiq holds no accounts for this connection, so reading back cannot prove afterwards that a purge was carried out.")
            : Passed(facts, Rule, string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "account" : "accounts")} with all transactions would be removed."));
    }

    private static PurgeCheck Passed(PurgeFacts facts, string rule, string evidence) => new(rule, CheckVerdict.Passed, evidence, null, facts.At);

    private static PurgeCheck Warning(PurgeFacts facts, string rule, string evidence) => new(rule, CheckVerdict.Warning, evidence, null, facts.At);

    private static PurgeCheck Failed(PurgeFacts facts, string rule, string evidence, string instead) => new(rule, CheckVerdict.Failed, evidence, instead, facts.At);
}
