using BasiqAdmin.Components.Shared;
using BasiqAdmin.Navigation;
using BasiqAdmin.Services.Paging;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BasiqAdmin.Components.Pages;

/// <summary>What list pages share: their state is the address, and whenever that changes the list is loaded again.</summary>
public abstract class ListPage<TRow, TQuery> : AdminComponentBase
    where TQuery : class, IListQuery
{
    private string _path = string.Empty;

    /// <summary>Leads to the same list in another state.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The rows that are shown.</summary>
    protected Loadable<Page<TRow>> Rows { get; } = new();

    /// <summary>The state that the address holds.</summary>
    protected TQuery Query { get; private set; } = null!;

    /// <summary>Reads the state.</summary>
    protected abstract TQuery Parse(string uri);

    /// <summary>Finds the rows.</summary>
    protected abstract Task<Page<TRow>> SearchAsync(CancellationToken cancellationToken);

    /// <summary>Whether two states list the same, and differ only in what is open beside it: then nothing is loaded again.</summary>
    protected virtual bool IsSameList(TQuery one, TQuery other) => false;

    /// <summary>Loads what stands around the rows, such as counts; it may fail without costing the rows.</summary>
    protected virtual Task LoadAroundAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        _path = PathOf(Navigation.Uri);
        Query = Parse(Navigation.Uri);
        Navigation.LocationChanged += OnLocationChanged;
        return ReloadAsync();
    }

    /// <summary>Loads the same state again.</summary>
    protected Task ReloadAsync() => Task.WhenAll(LoadAsync(Rows, SearchAsync), LoadAroundAsync());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Navigation.LocationChanged -= OnLocationChanged;
        }

        base.Dispose(disposing);
    }

    private static string PathOf(string uri) => new Uri(uri).AbsolutePath;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        // The page that somebody leaves hears of it too.
        if (!string.Equals(PathOf(change.Location), _path, StringComparison.Ordinal))
        {
            return;
        }

        _ = InvokeAsync(() =>
        {
            var before = Query;
            Query = Parse(change.Location);
            if (!IsSameList(before, Query))
            {
                return ReloadAsync();
            }

            StateHasChanged();
            return Task.CompletedTask;
        });
    }
}
