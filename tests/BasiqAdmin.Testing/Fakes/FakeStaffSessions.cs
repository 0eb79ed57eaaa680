using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Sessions whose answers are set by the test; whoever is signed in has proven it unless the test says otherwise.</summary>
public sealed class FakeStaffSessions : IStaffSessions
{
    public Answer<Page<SessionRow>> Search { get; } = new(Sample.PageOf<SessionRow>());

    public Answer<DateTimeOffset?> ProvenUntil { get; } = new(Sample.Now.AddMinutes(5));

    public Answer<bool> End { get; } = new(true);

    /// <summary>The sessions that were ended, oldest first.</summary>
    public List<Guid> Ended { get; } = [];

    /// <summary>The filter of every search, oldest first.</summary>
    public List<SessionFilter> Searches { get; } = [];

    public Task<Page<SessionRow>> SearchAsync(Actor actor, SessionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        Searches.Add(filter);
        return Search.GetAsync(cancellationToken);
    }

    public Task<bool> EndAsync(Actor actor, Guid sessionId, CancellationToken cancellationToken)
    {
        Ended.Add(sessionId);
        return End.GetAsync(cancellationToken);
    }

    public Task<int> SignOutEverywhereAsync(Actor actor, CancellationToken cancellationToken) => Task.FromResult(1);

    public Task<DateTimeOffset?> ProvenUntilAsync(Actor actor, CancellationToken cancellationToken) => ProvenUntil.GetAsync(cancellationToken);
}
