using BasiqAdmin.Services.Data.Entities;

namespace BasiqAdmin.Services.Purges;

/// <summary>Which refreshes of a connection there are to mind for a purge.</summary>
/// <param name="Newest">Key of the newest; 0 when there is none.</param>
/// <param name="Open">One that is being sent or whose outcome is not known yet: Basiq may be making a job of it that no list of jobs shows so far.</param>
internal sealed record RefreshesSeen(long Newest, RefreshRecord? Open)
{
    public static RefreshesSeen None { get; } = new(0, null);
}
