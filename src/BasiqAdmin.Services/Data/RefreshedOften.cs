using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Data;

/// <summary>Which refreshes count when it is asked whether a connection is refreshed too often: more often than weekly over four weeks.</summary>
internal static class RefreshedOften
{
    /// <summary>So many weeks are looked at, and more refreshes than that are often.</summary>
    public const int Weeks = 4;

    /// <summary>The refreshes by people of the last four weeks that started a job of their own.</summary>
    public static IQueryable<RefreshRecord> ByPeople(this IQueryable<RefreshRecord> refreshes, DateTimeOffset now)
    {
        var since = now - TimeSpan.FromDays(7 * Weeks);
        return refreshes.Where(refresh => refresh.ByHand && refresh.RequestedAt > since && refresh.State == RefreshState.Started && !refresh.WasUnderWay);
    }
}
