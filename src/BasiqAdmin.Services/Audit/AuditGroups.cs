using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using BasiqAdmin.Services.Paging;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Audit;

/// <summary>Reads the audit trail by actions, and who stands in it.</summary>
public sealed class AuditGroups(IDbContextFactory<AdminContext> contexts)
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
        return found.Select(entry => new AuditGroup(AuditRows.From(entry), [.. Steps(entry, steps).Select(AuditRows.From)]));
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

    private static IEnumerable<AuditEntry> Steps(AuditEntry entry, ILookup<string, AuditEntry> steps) =>
        entry.ObjectType == AuditGroup.SteppedType ? steps[entry.ObjectId] : [entry];
}
