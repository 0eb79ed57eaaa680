namespace BasiqAdmin.Basiq.Json;

/// <summary>One page of a list.</summary>
internal sealed record ListPage<TItem>(IReadOnlyList<TItem>? Data, PageLinks? Links);

/// <summary>Links of a page; <c>next</c> is absent on the last one, and opaque.</summary>
internal sealed record PageLinks(string? Next);
