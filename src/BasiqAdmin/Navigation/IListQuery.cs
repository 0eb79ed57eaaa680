using BasiqAdmin.Services.Paging;

namespace BasiqAdmin.Navigation;

/// <summary>
/// The state of a list as its query string holds it, so that a link shows a colleague the same list.
/// Each implementation has a static <c>Parse</c> that forgives: what it cannot read, it leaves at the default.
/// </summary>
public interface IListQuery
{
    /// <summary>Sort, size and position.</summary>
    PageRequest Page { get; }

    /// <summary>The query string's parameters; defaults are left out, so that the plain list has a plain address.</summary>
    IEnumerable<KeyValuePair<string, string?>> Parameters();
}
