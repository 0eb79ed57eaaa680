using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <summary>Recomputes the audit chain. Reads only and asks for no right, so that the command line can use it too.</summary>
public sealed class AuditVerifier(IDbContextFactory<AdminContext> contexts)
{
    /// <summary>Reads the chain from its first entry to the first that does not fit, or to its head.</summary>
    /// <param name="noted">A head that was noted elsewhere: the chain must still hold that very entry.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<AuditVerification> VerifyAsync(AuditHead? noted, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var head = AuditHead.Empty;
        var entries = context.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable();
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (Mismatch(head, entry, noted) is { } mismatch)
            {
                return new AuditVerification(head, mismatch.At, mismatch.Problem);
            }

            head = new AuditHead(entry.Sequence, entry.Hash);
        }

        return noted is null || noted.Sequence <= head.Sequence
            ? new AuditVerification(head, null, null)
            : new AuditVerification(head, head.Sequence + 1, $"The noted head is entry {noted.Sequence}, but the chain ends at {head.Sequence}: its newest entries were cut off.");
    }

    private static (long At, string Problem)? Mismatch(AuditHead head, AuditEntry entry, AuditHead? noted)
    {
        var expected = head.Sequence + 1;
        if (entry.Sequence != expected)
        {
            return (expected, entry.Sequence - expected == 1
                ? $"Entry {expected} is missing."
                : $"Entries {expected} to {entry.Sequence - 1} are missing.");
        }

        if (!string.Equals(entry.PreviousHash, head.Hash, StringComparison.Ordinal))
        {
            return (expected, $"Entry {expected} does not follow on the entry before it.");
        }

        if (!string.Equals(entry.Hash, AuditChain.HashOf(entry), StringComparison.Ordinal))
        {
            return (expected, $"Entry {expected} was changed: its content does not have the hash that was stored with it.");
        }

        return entry.Sequence == noted?.Sequence && !string.Equals(entry.Hash, noted.Hash, StringComparison.Ordinal)
            ? (expected, $"Entry {expected} is not the one whose hash was noted: the chain was rewritten at or before it.")
            : null;
    }
}
