using BasiqAdmin.Components.Shared;
using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Views;
using Microsoft.AspNetCore.Components;

namespace BasiqAdmin.Components.Pages.FailedJobs;

/// <summary>The person's own named filters of the inbox.</summary>
public sealed partial class SavedViewsMenu(ISavedViews saved) : AdminComponentBase
{
    private const string List = "failed-jobs";

    private readonly Loadable<IReadOnlyList<SavedViewRow>> _views = new();
    private string _name = string.Empty;
    private string? _sent;
    private LoadFailure? _failure;

    /// <summary>The query string of what is shown, without the question mark.</summary>
    [Parameter, EditorRequired]
    public string Query { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadViewsAsync();

    private Task LoadViewsAsync() => LoadAsync(_views, token => saved.ListAsync(Actor, List, token));

    private Task SaveAsync() => DoAsync(async token =>
    {
        var name = _name;
        _sent = null;
        await saved.SaveAsync(Actor, List, new SavedViewRow(name.Trim(), Query), token);

        // Typed on while it was being saved, the text is another name.
        (_sent, _name) = (name, _name == name ? string.Empty : _name);
    });

    private Task DeleteAsync(SavedViewRow view) => DoAsync(token => saved.DeleteAsync(Actor, List, view.Name, token));

    private async Task DoAsync(Func<CancellationToken, Task> action)
    {
        _failure = await TryAsync(action);
        await LoadViewsAsync();
    }
}
