using BasiqAdmin.Services.Access;
using BasiqAdmin.Services.Views;

namespace BasiqAdmin.Testing.Fakes;

/// <summary>Saved views in memory.</summary>
public sealed class FakeSavedViews : ISavedViews
{
    /// <summary>What is saved, by list.</summary>
    public List<(string List, SavedViewRow View)> Saved { get; } = [];

    /// <summary>Thrown when something is saved.</summary>
    public Exception? Refusal { get; set; }

    public Task<IReadOnlyList<SavedViewRow>> ListAsync(Actor actor, string list, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SavedViewRow>>([.. Saved.Where(one => string.Equals(one.List, list, StringComparison.Ordinal)).Select(one => one.View)]);

    public Task SaveAsync(Actor actor, string list, SavedViewRow view, CancellationToken cancellationToken)
    {
        if (Refusal is not null)
        {
            return Task.FromException(Refusal);
        }

        Saved.Add((list, view));
        return Task.CompletedTask;
    }

    public Task DeleteAsync(Actor actor, string list, string name, CancellationToken cancellationToken)
    {
        Saved.RemoveAll(one => string.Equals(one.View.Name, name, StringComparison.Ordinal));
        return Task.CompletedTask;
    }
}
