using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Testing.Services;

/// <summary>One person of each role, signed in for years and with a proof that lasts as long.</summary>
public static class TestActors
{
    private static readonly TimeSpan Years = TimeSpan.FromDays(3650);

    public static Actor Support { get; } = new("support", "Sam Support", Role.Support, Session: Guid.CreateVersion7());

    public static Actor Admin { get; } = new("admin", "Ada Admin", Role.Admin, Session: Guid.CreateVersion7());

    public static Actor TeamLead { get; } = new("lead", "Lee Lead", Role.TeamLead, Session: Guid.CreateVersion7());

    public static Actor Auditor { get; } = new("auditor", "Aud Auditor", Role.Auditor, Session: Guid.CreateVersion7());

    /// <summary>Stores the sessions of all of them; <paramref name="now"/> is when they signed in.</summary>
    public static Task SignInAsync(AdminContext database, DateTimeOffset now)
    {
        database.AddRange(new[] { Support, Admin, TeamLead, Auditor }.Select(actor => new StaffSession
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
        return database.SaveChangesAsync();
    }
}
