using BasiqAdmin.Services.Data;
using BasiqAdmin.Services.Data.Entities;
using Microsoft.EntityFrameworkCore;

namespace BasiqAdmin.Services.Sessions;

/// <summary>When a session lasts: not ended, within its lifetime, and not idle for too long.</summary>
internal static class LiveSessions
{
    public static IQueryable<StaffSession> Of(AdminContext context, SignInOptions options, DateTimeOffset now)
    {
        var idle = now - options.IdleAfter;
        return context.Set<StaffSession>().AsNoTracking().Where(session => session.EndedAt == null && session.EndsAt > now && session.SeenAt > idle);
    }
}
