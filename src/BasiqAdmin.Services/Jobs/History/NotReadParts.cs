using BasiqAdmin.Basiq.Accounts;
using BasiqAdmin.Basiq.Connections;
using BasiqAdmin.Basiq.Consents;
using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Basiq.Jobs;
using BasiqAdmin.Basiq.Lists;
using BasiqAdmin.Services.Connectors;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Diagnoses;
using BasiqAdmin.Services.Readings;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Jobs.History;

/// <summary>Keeps when parts of a user's situation were read, and says what could not be read and when it last was.</summary>
internal static class NotReadParts
{
    /// <summary>Keeps the time at which consents and accounts were read whole; <paramref name="accounts"/> is null where nobody asked.</summary>
    public static async Task NoteAsync(
        AdminContext context, UserId userId, BasiqReading<BasiqList<Consent>> consents, BasiqReading<BasiqList<Account>>? accounts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (areConsents, areAccounts) = (UnreadPart.Of(BasiqPart.Consents, consents) is null, accounts is not null && UnreadPart.Of(BasiqPart.Accounts, accounts) is null);
        if (areConsents || areAccounts)
        {
            await context.Set<DirectoryUser>().Where(user => user.Id == userId).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.ConsentsReadAt, one => areConsents ? now : one.ConsentsReadAt).SetProperty(one => one.AccountsReadAt, one => areAccounts ? now : one.AccountsReadAt),
                cancellationToken);
        }
    }

    /// <summary>What is missing of the connections, and when <paramref name="stored"/> were last read where all of them are; null when none is.</summary>
    public static UnreadPart? OfConnections(BasiqReading<BasiqList<Connection>> reading, IReadOnlyList<ConnectionRecord> stored) =>
        UnreadPart.Of(BasiqPart.Connections, reading) is { } part ? part with { LastReadAt = reading.IsRead ? null : stored.Max(record => (DateTimeOffset?)record.SyncedAt) } : null;

    /// <summary>The parts that are missing, wholly or in rows; none when all was read.</summary>
    /// <param name="context">The database.</param>
    /// <param name="userId">The user.</param>
    /// <param name="jobs">What asking for the jobs gave.</param>
    /// <param name="consents">What asking for the consents gave.</param>
    /// <param name="accounts">What asking for the accounts gave; null where nobody asked.</param>
    /// <param name="banks">The list of banks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<IReadOnlyList<UnreadPart>> OfAsync(
        AdminContext context,
        UserId userId,
        BasiqReading<BasiqList<Job>> jobs,
        BasiqReading<BasiqList<Consent>> consents,
        BasiqReading<BasiqList<Account>>? accounts,
        ConnectorList banks,
        CancellationToken cancellationToken)
    {
        // Basiq always lists banks: an empty list is one that has not been read yet.
        var unreadBanks = banks.All.Count > 0 ? null : new UnreadPart(BasiqPart.Banks, null);
        UnreadPart?[] parts = [UnreadPart.Of(BasiqPart.Jobs, jobs), CurrentConsent.Unread(consents), unreadBanks, accounts is null ? null : UnreadPart.Of(BasiqPart.Accounts, accounts)];
        if (parts.All(part => part is null))
        {
            return [];
        }

        var readAt = await context.Set<DirectoryUser>().Where(user => user.Id == userId).Select(one => new { Jobs = (DateTimeOffset?)one.JobsVisitedAt, Consents = one.ConsentsReadAt, Accounts = one.AccountsReadAt }).FirstOrDefaultAsync(cancellationToken);
        return
        [
            .. parts.OfType<UnreadPart>().Select(part => part.Part switch
            {
                BasiqPart.Jobs => part with { LastReadAt = readAt?.Jobs > DateTimeOffset.UnixEpoch ? readAt.Jobs : null },
                BasiqPart.Consents => part with { LastReadAt = readAt?.Consents },
                BasiqPart.Accounts => part with { LastReadAt = readAt?.Accounts },
                _ => part,
            }),
        ];
    }
}
