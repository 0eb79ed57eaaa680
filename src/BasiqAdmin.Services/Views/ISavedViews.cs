using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Services.Views;

/// <summary>Named filters of lists, each person's own.</summary>
public interface ISavedViews
{
    /// <summary>The person's views of <paramref name="list"/>, by name.</summary>
    [Needs(Right.ViewUsers)]
    Task<IReadOnlyList<SavedViewRow>> ListAsync(Actor actor, string list, CancellationToken cancellationToken);

    /// <summary>Saves a view, in the place of one with the same name.</summary>
    /// <exception cref="RejectedException">The name has not 1 to 60 characters, the query is longer than 2000, or there are 50 views already.</exception>
    [Needs(Right.ViewUsers)]
    Task SaveAsync(Actor actor, string list, SavedViewRow view, CancellationToken cancellationToken);

    /// <summary>Deletes a view; one that does not exist is no error.</summary>
    [Needs(Right.ViewUsers)]
    Task DeleteAsync(Actor actor, string list, string name, CancellationToken cancellationToken);
}

/// <summary>A filter of a list that a person has named.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The list's query string, without the question mark.</param>
public sealed record SavedViewRow(string Name, string Query);
