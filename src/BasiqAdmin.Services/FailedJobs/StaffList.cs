using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.FailedJobs;

/// <summary>Who uses the inbox. The sign-in tells of people one at a time, so the list grows as they come.</summary>
public sealed class StaffList(IDbContextFactory<AdminContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private static readonly TimeSpan WriteAgainAfter = TimeSpan.FromHours(1);

    /// <summary>Notes that <paramref name="actor"/> was here.</summary>
    public async Task NoteAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var member = await context.Set<StaffMember>().FindAsync([actor.Id], cancellationToken)
            ?? context.Add(new StaffMember { Id = actor.Id, Name = actor.Name, LastSeenAt = DateTimeOffset.UnixEpoch }).Entity;
        if (now - member.LastSeenAt > WriteAgainAfter || !string.Equals(member.Name, actor.Name, StringComparison.Ordinal))
        {
            (member.Name, member.LastSeenAt) = (actor.Name, now);
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Everybody of the last 90 days, <paramref name="first"/> first, then by name.</summary>
    public async Task<IReadOnlyList<Person>> ReadAsync(Actor first, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow() - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var others = await context.Set<StaffMember>().AsNoTracking().Where(member => member.LastSeenAt >= oldest && member.Id != first.Id)
            .OrderBy(member => member.Name).Select(member => new Person(member.Id, member.Name)).ToListAsync(cancellationToken);
        return [new Person(first.Id, first.Name), .. others];
    }
}
