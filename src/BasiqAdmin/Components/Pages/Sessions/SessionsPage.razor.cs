using BasiqAdmin.Components.Shared;
using BasiqAdmin.Display;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Paging;
using BasiqAdmin.Services.Sessions;

namespace BasiqAdmin.Components.Pages.Sessions;

/// <summary>Who is signed in, and the button that ends it.</summary>
public sealed partial class SessionsPage(IStaffSessions sessions) : ListPage<SessionRow, SessionsQuery>
{
    private SessionRow? _ending;
    private LoadFailure? _failure;
    private bool _isBusy;

    private IReadOnlyList<CountChip> Chips =>
    [
        new("Signed in", null, FilterLink(Query.Filter with { WithEnded = false }), !Query.Filter.WithEnded),
        new("With ended", null, FilterLink(Query.Filter with { WithEnded = true }), Query.Filter.WithEnded),
        .. Query.Filter.ActorId is { } person ? [new CountChip($"Only {PersonName(person)}", null, FilterLink(Query.Filter with { ActorId = null }), true)] : (CountChip[])[],
    ];

    /// <inheritdoc/>
    protected override SessionsQuery Parse(string uri) => SessionsQuery.Parse(uri);

    /// <inheritdoc/>
    protected override Task<Page<SessionRow>> SearchAsync(CancellationToken cancellationToken) => sessions.SearchAsync(Actor, Query.Filter, Query.Page, cancellationToken);

    // Whoever looks at one person's sessions is told of those alone.
    private string Whose => Query.Filter.ActorId is { } person ? $" of {PersonName(person)}" : string.Empty;

    private string Summary => Rows.Value switch
    {
        { Total: 1 } when !Query.Filter.WithEnded => $"1 session{Whose} is open. Ending it closes its pages within seconds.",
        { Total: > 1 and var open } when !Query.Filter.WithEnded => $"{NumberText.Of(open)} sessions{Whose} are open. Ending one closes its pages within seconds.",
        _ => "Who is signed in. Ending a session closes its pages within seconds.",
    };

    private string PersonName(string person) => Rows.Value?.Items.FirstOrDefault(row => row.ActorId == person)?.ActorName ?? person;

    private string PageLink(PageRequest page) => AdminRoutes.Sessions(Query with { Page = page });

    private string FilterLink(SessionFilter filter) => AdminRoutes.Sessions(new SessionsQuery(filter, Query.Page with { Cursor = null }));

    private void Close() => (_ending, _failure) = (null, null);

    private async Task EndAsync()
    {
        if (_isBusy || _ending is not { } session)
        {
            return;
        }

        (_isBusy, _failure) = (true, null);
        _failure = await TryAsync(async token => await sessions.EndAsync(Actor, session.Id, token));
        _isBusy = false;

        // One's own session has taken this page with it.
        if (_failure is null && session.Id != Actor.Session)
        {
            Close();
            await ReloadAsync();
        }
    }
}
