using System.Text.RegularExpressions;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <summary>
/// Appends to the audit chain inside the caller's transaction, so that an entry and what it records are stored together or not at all.
/// The transaction must be one that writes from its start (SQLite: BEGIN IMMEDIATE, which is what Entity Framework begins):
/// it is what keeps two writers, also of two processes, from continuing the chain at the same entry.
/// </summary>
public sealed class AuditWriter(TimeProvider clock)
{
    /// <summary>Saves what <paramref name="context"/> holds together with an entry for <paramref name="fact"/>. The caller commits.</summary>
    /// <exception cref="InvalidOperationException">The caller has begun no transaction.</exception>
    public async Task<AuditRow> AppendAsync(AdminContext context, Actor actor, AuditFact fact, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An audit entry is written in the transaction of what it records: begin one first.");
        }

        var head = await context.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Sequence)
            .Select(entry => new AuditHead(entry.Sequence, entry.Hash)).FirstOrDefaultAsync(cancellationToken) ?? AuditHead.Empty;
        var entry = AuditChain.Continue(head, clock.GetUtcNow(), actor, fact);
        context.Add(entry);
        await context.SaveChangesAsync(cancellationToken);
        return AuditRows.From(entry);
    }
}

/// <summary>Reads what an entry's detail says of ids, codes and counts.</summary>
public static partial class AuditDetail
{
    /// <summary>All that it says, by name, in its order; none where it is in plain words.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string? detail) =>
        detail is null ? [] : Fact().Matches(detail).Select(fact => KeyValuePair.Create(fact.Groups["name"].Value, fact.Groups["value"].Value));

    /// <summary>The value of that name; null when the detail has none.</summary>
    public static string? Of(AuditFact fact, string name) =>
        Read(fact.Detail).Where(one => string.Equals(one.Key, name, StringComparison.Ordinal)).Select(one => one.Value).FirstOrDefault();

    // "a=1; b=two words" as most entries have it, and "a=1 b=2" as imports do: a value ends where the next name begins.
    [GeneratedRegex(@"(?<name>[A-Za-z]+)=(?<value>.*?)(?=;?\s+[A-Za-z]+=|;?\s*\z)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fact();
}
