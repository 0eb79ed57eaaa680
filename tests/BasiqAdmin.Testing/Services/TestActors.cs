using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Testing.Services;

/// <summary>One person of each role, signed in for years and with a proof that lasts as long; the same in the process that the crash tests kill.</summary>
public static class TestActors
{
    private static readonly TimeSpan Years = TimeSpan.FromDays(3650);

    public static Actor Support { get; } = new("support", "Sam Support", Role.Support, Session: new("a0000000-0000-7000-8000-000000000001"));

    public static Actor Admin { get; } = new("admin", "Ada Admin", Role.Admin, Session: new("a0000000-0000-7000-8000-000000000002"));

    public static Actor TeamLead { get; } = new("lead", "Lee Lead", Role.TeamLead, Session: new("a0000000-0000-7000-8000-000000000003"));

    public static Actor Auditor { get; } = new("auditor", "Aud Auditor", Role.Auditor, Session: new("a0000000-0000-7000-8000-000000000004"));

    /// <summary>Signs all of them in, and <paramref name="others"/> likewise; <paramref name="now"/> is when. Whoever is signed in stays so.</summary>
    public static async Task SignInAsync(AdminContext database, DateTimeOffset now, params IEnumerable<Actor> others)
    {
        var present = await database.Set<StaffSession>().Select(session => session.Id).ToListAsync();
        database.AddRange(new[] { Support, Admin, TeamLead, Auditor }.Concat(others).ExceptBy(present, actor => actor.Session!.Value).Select(actor => new StaffSession
        {
            Id = actor.Session!.Value,
            KeyHash = actor.Id,
            Ticket = [],
            ActorId = actor.Id,
            ActorName = actor.Name,
            Role = actor.Role,
            Provider = "test",
            StartedAt = now,
            SeenAt = now + Years,
            CheckedAt = now + Years,
            EndsAt = now + Years,
            ProvedAt = now + Years,
        }));
        await database.SaveChangesAsync();
    }
}
