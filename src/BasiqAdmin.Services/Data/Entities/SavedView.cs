namespace BasiqAdmin.Services.Data.Entities;

/// <summary>A filter of a list that a person has named.</summary>
public sealed class SavedView
{
    /// <summary>Grows with time.</summary>
    public long Key { get; init; }

    /// <summary>Whose it is.</summary>
    public required string PersonId { get; init; }

    /// <summary>The list, e.g. <c>failed-jobs</c>.</summary>
    public required string List { get; init; }

    /// <summary>Its name; one of each per person and list.</summary>
    public required string Name { get; init; }

    /// <summary>The list's query string.</summary>
    public required string Query { get; set; }

    /// <summary>When it was saved, UTC.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}
