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

/// <summary>Says what of a user's situation could not be read, and when it last was, where that is stored.</summary>
internal static class NotReadParts
{
    /// <summary>The parts that are missing, wholly or in rows; none when all was read.</summary>
    public static async Task<IReadOnlyList<UnreadPart>> OfAsync(
        AdminContext context,
        UserId userId,
        BasiqReading<BasiqList<Job>> jobs,
        BasiqReading<BasiqList<Consent>> consents,
        ConnectorList banks,
        CancellationToken cancellationToken)
    {
        var unreadJobs = UnreadPart.Of(BasiqPart.Jobs, jobs);
        if (unreadJobs is not null)
        {
            unreadJobs = unreadJobs with { LastReadAt = await JobsReadAtAsync(context, userId, cancellationToken) };
        }

        // Basiq always lists banks: an empty list is one that has not been read yet.
        var unreadBanks = banks.All.Count > 0 ? null : new UnreadPart(BasiqPart.Banks, null);
        UnreadPart?[] parts = [unreadJobs, CurrentConsent.Unread(consents), unreadBanks];
        return [.. parts.OfType<UnreadPart>()];
    }

    private static async Task<DateTimeOffset?> JobsReadAtAsync(AdminContext context, UserId userId, CancellationToken cancellationToken)
    {
        var at = await context.Set<DirectoryUser>().Where(user => user.Id == userId).Select(user => (DateTimeOffset?)user.JobsVisitedAt).FirstOrDefaultAsync(cancellationToken);
        return at > DateTimeOffset.UnixEpoch ? at : null;
    }
}
