using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Home;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.Home;

/// <summary>A part of the first page. It loads, and fails, by itself, and again with each edition of the page.</summary>
public abstract class HomeSection<T> : AdminComponentBase
{
    private int? _loaded;

    /// <summary>Grows whenever the page is loaded.</summary>
    [Parameter, EditorRequired]
    public int Edition { get; set; }

    /// <summary>Reads the first page.</summary>
    [Inject]
    protected IHome Home { get; set; } = null!;

    /// <summary>What is shown, and how far loading it is.</summary>
    protected Loadable<T> State { get; } = new();

    /// <summary>Reads it.</summary>
    protected abstract Task<T> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Loads it again.</summary>
    protected Task LoadSectionAsync() => LoadAsync(State, ReadAsync);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (_loaded == Edition)
        {
            return Task.CompletedTask;
        }

        _loaded = Edition;
        return LoadSectionAsync();
    }
}
