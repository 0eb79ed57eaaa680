using BasiqAdmin.Basiq.Ids;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Data.Sqlite;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <summary>Reads the audit trail by actions, and who stands in it.</summary>
public sealed class AuditGroups(IDbContextFactory<AdminContext> contexts, IBankNames names)
{
    private static readonly Keyset<AuditEntry> List = new(entry => entry.Sequence);

    /// <summary>Actions of which a step matches, that with the newest such step first.</summary>
    public async Task<Page<AuditGroup>> ReadAsync(AuditFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = Newest(context, filter);
        var found = await List.ReadAsync(newest, page with { Sort = null }, await newest.CountAsync(cancellationToken), cancellationToken);
        var stepped = found.Items.Where(entry => entry.ObjectType == AuditGroup.SteppedType).Select(entry => entry.ObjectId).ToList();
        var steps = (await context.Set<AuditEntry>().AsNoTracking().Where(entry => stepped.Contains(entry.ObjectId) && entry.ObjectType == AuditGroup.SteppedType)
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken)).ToLookup(entry => entry.ObjectId, StringComparer.Ordinal);
        var groups = found.Select(entry => new AuditGroup(AuditRows.From(entry), [.. Steps(entry, steps).Select(AuditRows.From)]));
        var banks = await BanksAsync(context, groups.Items, cancellationToken);
        return groups.Select(group => banks.TryGetValue(group.Newest.Sequence, out var bank) ? group with { Bank = bank } : group);
    }

    /// <summary>Everybody in the trail, by name.</summary>
    public async Task<IReadOnlyList<AuditPerson>> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await context.AuditPeopleAsync(cancellationToken);
        return [.. people.Select(person => new AuditPerson(person.Id, person.Name)).OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Id, StringComparer.Ordinal)];
    }

    internal static IQueryable<AuditEntry> Newest(AdminContext context, AuditFilter filter)
    {
        var later = context.Set<AuditEntry>().Matching(filter);
        return context.Set<AuditEntry>().AsNoTracking().Matching(filter).Where(entry => entry.ObjectType != AuditGroup.SteppedType
            || !later.Any(other => other.ObjectId == entry.ObjectId && other.Sequence > entry.Sequence && other.ObjectType == AuditGroup.SteppedType));
    }

    // By the number of a group's newest entry.
    private async Task<Dictionary<long, string>> BanksAsync(AdminContext context, IReadOnlyList<AuditGroup> groups, CancellationToken cancellationToken)
    {
        var connections = groups.Select(ConnectionOf).OfType<ConnectionId>().Distinct().ToList();
        if (connections.Count == 0 && !groups.Any(group => group.Newest.Fact.ObjectType == AuditGroup.QueueType))
        {
            return [];
        }

        var known = await context.Set<ConnectionRecord>().AsNoTracking().Where(connection => connections.Contains(connection.Id) && connection.InstitutionId != null)
            .Select(connection => new { connection.Id, Bank = connection.InstitutionId!.Value }).ToDictionaryAsync(connection => connection.Id, connection => connection.Bank, cancellationToken);
        var about = groups.Select(group => (group.Newest.Sequence, Bank: BankOf(group, known))).Where(group => group.Bank is not null).ToList();
        var called = await names.ReadAsync(about.Select(group => group.Bank!.Value), cancellationToken);
        return about.Where(group => called.ContainsKey(group.Bank!.Value)).ToDictionary(group => group.Sequence, group => called[group.Bank!.Value]);
    }

    private static InstitutionId? BankOf(AuditGroup group, Dictionary<ConnectionId, InstitutionId> known)
    {
        if (ConnectionOf(group) is { } connection)
        {
            return known.TryGetValue(connection, out var bank) ? bank : null;
        }

        return group.Newest.Fact is { ObjectType: AuditGroup.QueueType } fact && InstitutionId.TryParse(fact.ObjectId, out var queue) ? queue : null;
    }

    private static ConnectionId? ConnectionOf(AuditGroup group) =>
        ConnectionId.TryParse(group.Newest.Fact.ObjectType == AuditGroup.ConnectionType ? group.Newest.Fact.ObjectId : group.Facts.GetValueOrDefault("connection"), out var id) ? id : null;

    private static IEnumerable<AuditEntry> Steps(AuditEntry entry, ILookup<string, AuditEntry> steps) =>
        entry.ObjectType == AuditGroup.SteppedType ? steps[entry.ObjectId] : [entry];
}

/// <summary>One action with all its steps, such as a purge from request to outcome; most actions have one.</summary>
/// <param name="Newest">The newest step that the filter matches: how the action stands, where nothing narrows the list.</param>
/// <param name="Steps">All steps, oldest first, whatever the filter.</param>
public sealed record AuditGroup(AuditRow Newest, IReadOnlyList<AuditRow> Steps)
{
    /// <summary>The kind of object whose entries are steps of one action.</summary>
    internal const string SteppedType = "purge";

    /// <summary>The kind of object that is a connection.</summary>
    internal const string ConnectionType = "connection";

    /// <summary>The kind of object that is a bank's recovery queue.</summary>
    internal const string QueueType = "recovery-queue";

    /// <summary>The name of the bank it is about; null where it is about none, or none that is listed.</summary>
    public string? Bank { get; init; }

    /// <summary>Who began it.</summary>
    public AuditRow First => Steps[0];

    /// <summary>What the steps say of ids, codes and counts, by name; a later step's value stands in place of an earlier one's.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; } = Read(Steps);

    /// <summary>Why, in the words of whoever gave a reason last.</summary>
    public string? Reason => Steps.LastOrDefault(step => step.Fact.Reason is not null)?.Fact.Reason;

    private static Dictionary<string, string> Read(IReadOnlyList<AuditRow> steps)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in steps.SelectMany(step => AuditDetail.Read(step.Fact.Detail)))
        {
            facts[name] = value;
        }

        return facts;
    }
}
