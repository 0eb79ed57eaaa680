using BasiqAdmin.Services.Access;

namespace BasiqAdmin.Components.Layout;

/// <summary>A page of the navigation.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Icon">Its icon, one of MudBlazor's.</param>
/// <param name="Right">Who may see it; null for everybody.</param>
/// <param name="Key">After "g", the key that goes there.</param>
/// <param name="Counts">The number that stands beside it.</param>
public sealed record NavItem(string Text, string Href, string Icon, Right? Right, char Key, NavCount Counts = NavCount.Nothing);

/// <summary>Pages that stand together.</summary>
/// <param name="Title">What they have in common; null for the home page, which stands alone.</param>
/// <param name="Items">The pages.</param>
public sealed record NavGroup(string? Title, IReadOnlyList<NavItem> Items);

/// <summary>What is counted beside an entry of the navigation.</summary>
public enum NavCount
{
    Nothing,
    OpenCases,
    ConnectorsInTrouble,
}
