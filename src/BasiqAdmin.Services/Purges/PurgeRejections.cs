using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Audit;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Sessions;
using BasiqAdmin.Services.Text;
using Microsoft.Extensions.Logging;

namespace BasiqAdmin.Services.Purges;

/// <summary>Turns a blocking condition into a rejection: told to the person, and audited where that is possible.</summary>
internal sealed partial class PurgeRejections(IAuditLog audit, ILogger<PurgeRejections> logger)
{
    /// <summary>Runs a <paramref name="step"/> that comes before the sending.</summary>
    /// <exception cref="PurgeRejectedException">It failed for a reason that a person can do something about; nothing was stored or sent.</exception>
    /// <exception cref="ProofRequiredException">The person has to prove first who they are; nothing was stored or sent.</exception>
    public async Task<PurgeRequest> TellAsync(Actor actor, string objectType, string objectId, string userId, Func<Task<PurgeRequest>> step)
    {
        try
        {
            return await step();
        }
        catch (PurgeRejectedException rejection)
        {
            await AuditAsync(actor, objectType, objectId, userId, DetailOf(rejection));
            throw;
        }
        catch (ProofRequiredException)
        {
            await AuditAsync(actor, objectType, objectId, userId, "failed: proof of sign-in");
            throw;
        }
        catch (Exception exception) when (StorageTrouble.Describe(exception) is { } trouble)
        {
            Log.NotStored(logger, objectType, objectId, userId, exception);
            throw new PurgeRejectedException($"Nothing was sent, because the request could not be stored: {trouble}. Try again in a moment; if it stays so, tell whoever runs this app.");
        }
    }

    private static string DetailOf(PurgeRejectedException rejection)
    {
        var failed = rejection.PreCheck?.Checks.Where(check => check.Verdict == CheckVerdict.Failed).Select(check => check.Rule) ?? [];
        return rejection.PreCheck is null ? rejection.Message : $"failed: {string.Join(", ", failed)}";
    }

    private async Task AuditAsync(Actor actor, string objectType, string objectId, string userId, string detail)
    {
        try
        {
            await audit.RecordAsync(actor, new AuditFact("purge.rejected", objectType, objectId, AuditOutcome.Refused, null, userId, detail), CancellationToken.None);
        }
        catch (Exception exception) when (StorageTrouble.Describe(exception) is not null)
        {
            // The person still has to learn why nothing was sent.
            Log.NotAudited(logger, objectType, objectId, userId, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A purge could not be stored; nothing was sent ({ObjectType} {ObjectId} of user {UserId})")]
        public static partial void NotStored(ILogger logger, string objectType, string objectId, string userId, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The rejection of a purge could not be audited ({ObjectType} {ObjectId} of user {UserId})")]
        public static partial void NotAudited(ILogger logger, string objectType, string objectId, string userId, Exception exception);
    }
}

/// <summary>What people type, and what is wrong with it.</summary>
internal static class PurgeInput
{
    public const int ShortestReason = 3;
    public const int LongestReason = 500;

    /// <summary>What to do about the command's reason or typed id; null when they are right.</summary>
    public static string? ProblemOf(PurgeCommand command)
    {
        if (ProblemOfReason(command.Reason) is { } problem)
        {
            return problem;
        }

        return string.Equals(PastedId.Of(command.TypedId), command.ConnectionId.Value, StringComparison.Ordinal)
            ? null
            : "The typed id is not the id of this connection. Type the connection's id exactly as it is shown.";
    }

    /// <summary>What to do about a reason; null when it is right.</summary>
    public static string? ProblemOfReason(string? reason) => (reason ?? "").Trim().Length switch
    {
        < ShortestReason => $"Give a reason of at least {ShortestReason} characters; it is part of the receipt.",
        > LongestReason => $"Shorten the reason to {LongestReason} characters.",
        _ => null,
    };
}
